/** The page's charts as vector graphics, for a paper that runs no scripts: same axes, same ticks, same colours. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.svg;
