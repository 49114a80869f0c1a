package minima.experiments.cli;

import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The command {@code minima}.
 *
 * <p>Exit codes: 0 done, every claim's verdict SUPPORTED and no control's; 1 otherwise; 2 the user's mistake, in one
 * line; 3 a run failed or diverged; 130 interrupted, saved and resumable.
 */
@Command(
        name = "minima",
        mixinStandardHelpOptions = true,
        version = Minima.VERSION,
        description = "A live laboratory for deep-learning theory.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            DescribeCommand.class,
            RunCommand.class,
            VerifyCommand.class,
            SweepCommand.class,
            ServeCommand.class,
            RunsCommand.class,
            ShowCommand.class,
            WatchCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            CancelCommand.class,
            ForkCommand.class,
            ExportCommand.class,
            TailCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        })
public final class Minima implements Runnable {

    static final String VERSION = "minima 0.1.0";

    static final int DONE = 0;
    static final int NOT_SUPPORTED = 1;
    static final int MISTAKE = 2;
    static final int FAILED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = commandLine(out, err).execute(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Minima())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Minima::mistyped)
                .setExecutionExceptionHandler(Minima::failed);
    }

    private static int mistyped(ParameterException mistake, String[] args) {
        mistake.getCommandLine().getErr().println(oneLine(mistake.getMessage()) + ". See --help");
        return MISTAKE;
    }

    private static int failed(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        if (thrown instanceof InvalidInput) {
            command.getErr().println(oneLine(thrown.getMessage()));
            return MISTAKE;
        }
        thrown.printStackTrace(command.getErr());
        return FAILED;
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    }
}
