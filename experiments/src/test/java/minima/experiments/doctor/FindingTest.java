package minima.experiments.doctor;

import minima.experiments.doctor.Finding.State;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FindingTest {

    @Test
    void warnsOfAPortThatIsTakenAndNotOfOneThatIsFree() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(PortChecks.port(port, "x", "another").state()).isEqualTo(State.WARN);
        }
        assertThat(PortChecks.port(port, "x", "another").state()).isEqualTo(State.OK);
    }

    @Test
    void warnsOfAProgramThatIsAbsentWithTheCure() {
        Finding absent = ProgramChecks.program("x", "install it", "no-such-program-of-any-machine");

        assertThat(absent.state()).isEqualTo(State.WARN);
        assertThat(absent.cure()).isEqualTo("install it");
        assertThat(ProgramChecks.program("shell", "", "no-such-program-of-any-machine", "sh")
                        .state())
                .isEqualTo(State.OK);
    }

    @Test
    void tellsWhatAFailingProgramPrinted() {
        assertThatThrownBy(() -> Programs.output(List.of("sh", "-c", "echo driver mismatch >&2; exit 9")))
                .isInstanceOf(IOException.class)
                .hasMessage("exit code 9: driver mismatch");
    }
}
