package minima.dashboards.svg;

/**
 * From values to places on paper along one axis.
 *
 * @param from the place of the domain's least value
 * @param to the place of its greatest
 */
record Scale(Ruler ruler, Interval domain, double from, double to) {

    /** NaN where the axis has no place for the value. */
    double at(double value) {
        double least = ruler.forth(domain.least());
        double length = ruler.forth(domain.greatest()) - least;
        return from + (ruler.forth(value) - least) * (to - from) / (length == 0 ? 1 : length);
    }
}
