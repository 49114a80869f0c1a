package minima.training.claim;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InvalidInputTest {

    @Test
    void isOneLineWhateverItQuotes() {
        assertThat(new InvalidInput("name=a\nERROR forged\u001b[2J\u202e\u2028é😀"))
                .hasMessage("name=a\\u000aERROR forged\\u001b[2J\\u202e\\u2028é😀");
    }
}
