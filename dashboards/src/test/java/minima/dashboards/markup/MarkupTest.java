package minima.dashboards.markup;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;

import java.io.StringReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MarkupTest {

    @Test
    void givesBackTheTextThatWasWrittenWhateverItHolds() throws Exception {
        String hostile = "</p><script>alert('1')</script> & \"<!-- ]]> — ŵ‖²";

        Document read = read(new Markup().element("p", hostile, "title", hostile));

        assertThat(read.getElementsByTagName("*").getLength()).isEqualTo(1);
        assertThat(read.getDocumentElement().getTextContent()).isEqualTo(hostile);
        assertThat(read.getDocumentElement().getAttribute("title")).isEqualTo(hostile);
    }

    @Test
    void showsWhatIsNotSeenAndWhatTurnsTheDirectionOfWriting() throws Exception {
        Document read = read(new Markup().element("p", "a\u0000b\u202Ec\uD800d\uFFFFe\u007Ff"));

        assertThat(read.getDocumentElement().getTextContent()).isEqualTo("a�b�c�d�e�f");
    }

    @Test
    void leavesOutAnAttributeWithoutValue() {
        assertThat(new Markup().leaf("path", "class", null, "d", "M0 0")).hasToString("<path d=\"M0 0\"/>");
    }

    @Test
    void isNotGivenAwayWithAnElementOpen() {
        assertThatThrownBy(new Markup().open("p")::toString)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open=[p]");
    }

    private static Document read(Markup markup) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup.toString())));
    }
}
