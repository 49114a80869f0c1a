package minima.experiments.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a user can get wrong: one clear line, exit code 2, nothing left behind. */
class BadInputTest {

    @TempDir
    Path folder;

    /** What was typed, and what came of it. */
    private record Answer(int code, String out, String err) {}

    static Stream<Arguments> commands() {
        return Stream.of(
                wrong("experiment must exist: experiment=max-margn. Maybe max-margin", "run", "max-margn"),
                wrong("experiment must exist: experiment=minnorm. Maybe min-norm", "describe", "minnorm"),
                wrong("name=seperable. Maybe separable", "verify", "seperable"),
                wrong(
                        "setting must exist: setting=stepsize. Maybe stepSize",
                        "run",
                        "max-margin",
                        "--set",
                        "stepsize=1"),
                wrong(
                        "stepSize must be finite and lie in [0, ∞]: stepSize=-1",
                        "run",
                        "max-margin",
                        "--set",
                        "stepSize=-1"),
                wrong("stepSize=NaN", "run", "max-margin", "--set", "stepSize=NaN"),
                wrong("stepSize=1e400", "run", "max-margin", "--set", "stepSize=1e400"),
                wrong("stepSize must be a number: stepSize=fast", "run", "max-margin", "--set", "stepSize=fast"),
                wrong("steps must be finite and lie in [1, ∞]: steps=0", "run", "max-margin", "--steps", "0"),
                wrong("steps=9223372036854775808", "run", "max-margin", "--set", "steps=9223372036854775808"),
                wrong(
                        "momentum must be finite and lie in [0, 0.99]: momentum=1",
                        "run",
                        "max-margin",
                        "--set",
                        "momentum=1"),
                wrong(
                        "loss must be one of logistic, exponential: loss=logstic. Maybe logistic",
                        "run",
                        "max-margin",
                        "--set",
                        "loss=logstic"),
                wrong("every must be log or a whole number: every=often", "run", "max-margin", "--every", "often"),
                wrong("every must be at least 1: every=0", "run", "max-margin", "--every", "0"),
                wrong("device must be cpu or auto", "run", "max-margin", "--device", "gpu"),
                wrong("'--stepz'", "run", "max-margin", "--stepz", "3"),
                wrong("Invalid value for option '--seed'", "run", "max-margin", "--seed", "x"),
                wrong("Missing required parameter", "run"),
                wrong(
                        "kafka must be embedded, off or HOST:PORT: kafka=somewhere",
                        "run",
                        "max-margin",
                        "--kafka",
                        "somewhere"),
                wrong("a broker must answer: kafka=127.0.0.1:1", "run", "max-margin", "--kafka", "127.0.0.1:1"),
                wrong("port must be a number from 0 to 65535: port=70000", "run", "max-margin", "--port", "70000"),
                wrong("port must be a number from 0 to 65535: port=http", "run", "max-margin", "--port", "http"),
                wrong("alert rule must have a time in s, m or h: rule=stalled", "serve", "--alert", "stalled"),
                wrong("webhook must be an http or https address: webhook=mine", "serve", "--webhook", "mine"),
                wrong("serve must have a page", "serve", "--port", "off"),
                wrong("absent.csv", "run", "max-margin", "--data", "/absent/absent.csv"),
                wrong("digitz", "run", "max-margin", "--data", "digitz:0,1"),
                wrong(
                        "classes must be two different whole numbers: data=digits:3,3",
                        "run",
                        "max-margin",
                        "--data",
                        "digits:3,3"),
                wrong(
                        "batchSize must not exceed the samples: batchSize=1000000, samples=3",
                        "run",
                        "max-margin",
                        "--set",
                        "batchSize=1000000"),
                wrong("experiment must exist: experiment=minnorm. Maybe min-norm", "sweep", "minnorm"),
                wrong(
                        "setting must exist: setting=stepsize. Maybe stepSize",
                        "sweep",
                        "max-margin",
                        "--grid",
                        "stepsize=1,2"),
                wrong(
                        "loss must be one of logistic, exponential: loss=square",
                        "sweep",
                        "max-margin",
                        "--grid",
                        "loss=logistic,square"),
                wrong("--grid must list its values: steps=1,", "sweep", "max-margin", "--grid", "steps=1,"),
                wrong(
                        "--range must be setting=lo:hi:n or setting=lo:hi:n:log with lo < hi",
                        "sweep",
                        "max-margin",
                        "--range",
                        "stepSize=2:1:5"),
                wrong(": stepSize=0:1:5:log", "sweep", "max-margin", "--range", "stepSize=0:1:5:log"),
                wrong(
                        "axes must be of distinct settings: axes=[steps, steps]",
                        "sweep",
                        "max-margin",
                        "--grid",
                        "steps=1,2",
                        "--range",
                        "steps=10:20:2"),
                wrong(
                        "a setting must be fixed or swept, not both: setting=steps",
                        "sweep",
                        "max-margin",
                        "--steps",
                        "9",
                        "--grid",
                        "steps=1,2"),
                wrong(
                        "a batch must have at most 100,000 runs: runs=200,000",
                        "sweep",
                        "max-margin",
                        "--range",
                        "steps=1:2000:2000",
                        "--seeds",
                        "1..100"),
                wrong("a batch must have distinct seeds: seeds=[3, 5, 3]", "sweep", "max-margin", "--seeds", "3,5,3"),
                wrong("--seeds must be whole numbers: seeds=1..x", "sweep", "max-margin", "--seeds", "1..x"),
                wrong("atOnce=-1", "sweep", "max-margin", "--at-once", "-1"),
                wrong(
                        "batchSize must not exceed the samples: batchSize=1000000, samples=3",
                        "sweep",
                        "max-margin",
                        "--grid",
                        "batchSize=2,1000000"),
                wrong("data directory must", "resume"),
                wrong("data directory must hold a journal", "runs"),
                wrong("data directory must hold a journal", "export", "x"),
                wrong("data directory must hold a journal", "watch", "x"),
                wrong("a laboratory must be running", "pause", "x"));
    }

    private static Arguments wrong(String said, String... typed) {
        return Arguments.of(said, List.of(typed));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysInOneLineWhatIsWrong(String said, List<String> typed) {
        assertIsRefused(said, typed);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("data must hold a sample", "x1,x2,y\n"),
                Arguments.of(":3", "x1,x2,y\n1,2,1\n1,-1\n"),
                Arguments.of("abc", "x1,x2,y\n1,abc,1\n2,1,-1\n"),
                Arguments.of("NaN", "x1,x2,y\n1,NaN,1\n2,1,-1\n"),
                Arguments.of("Infinity", "x1,x2,y\n1,Infinity,1\n2,1,-1\n"),
                Arguments.of("two classes are needed", "x1,x2,y\n1,2,1\n2,1,1\n"),
                Arguments.of("targets must be all in", "x1,x2,y\n1,2,5\n2,1,7\n"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhereAFileIsWrong(String said, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), content);

        assertIsRefused(said, List.of("run", "max-margin", "--data", file.toString()));
    }

    @Test
    void saysThatAnIdxFileIsCutShort() throws IOException {
        Path file = Files.write(folder.resolve("t10k-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0, 0, 1, 0});
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 1, 0});

        assertIsRefused("t10k-images-idx3-ubyte", List.of("run", "max-margin", "--data", file.toString()));
    }

    @Test
    void saysThatAPortIsOccupied() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(occupied.getLocalPort());

            assertIsRefused("port must be free: port=" + port, List.of("run", "max-margin", "--port", port));
        }
    }

    @Test
    void saysWhoOwnsADataDirectory() throws IOException {
        Path data = folder.resolve("data");
        try (DataDirectory owned = DataDirectory.take(data)) {
            owned.announce(new DataDirectory.Owner(ProcessHandle.current().pid(), "run", ""));

            Answer answer = type(List.of("run", "max-margin", "--data-dir", data.toString()));

            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err())
                    .contains("one process at a time owns a data directory")
                    .hasLineCount(1);
        }
    }

    private void assertIsRefused(String said, List<String> typed) {
        Path data = folder.resolve("data");
        List<String> arguments = new ArrayList<>(typed);
        if (!List.of("describe", "verify").contains(typed.get(0))) {
            arguments.addAll(List.of("--data-dir", data.toString()));
        }

        Answer answer = type(arguments);

        assertThat(answer.err()).contains(said).doesNotContain("\tat ").hasLineCount(1);
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(data).doesNotExist();
    }

    private static Answer type(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Minima.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
