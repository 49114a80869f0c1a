package minima.experiments.cli;

import minima.actors.RunJson;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

class GridTextTest {

    @Test
    void alignsLabelsAtTheLeftAndNumbersAtTheRight() {
        assertThat(text("""
                        {"title":"margins","rowsAre":"algorithm","columnsAre":"norm",
                         "rows":["descent","ℓ1 boosting"],"columns":["ℓ2","ℓ1"],"cells":[
                          {"row":"descent","column":"ℓ2","value":1.41421356},
                          {"row":"descent","column":"ℓ1","value":0.5},
                          {"row":"ℓ1 boosting","column":"ℓ1","value":"NaN"}]}"""))
                .isEqualTo(String.join(
                        "\n",
                        "",
                        "  margins (algorithm by norm)",
                        "  algorithm        ℓ2       ℓ1",
                        "  descent      1.4142  0.50000",
                        "  ℓ1 boosting       -      NaN",
                        ""));
    }

    @Test
    void marksWhatIsNotMeasuredYet() {
        assertThat(text("""
                        {"title":"t","rowsAre":"r","columnsAre":"c","rows":["a"],"columns":["b"],
                         "cells":[{"row":"a","column":"b","value":null}]}""")).endsWith("a  -\n");
    }

    private static String text(String grid) {
        StringWriter text = new StringWriter();
        GridText.print(RunJson.parse(grid), new PrintWriter(text));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
