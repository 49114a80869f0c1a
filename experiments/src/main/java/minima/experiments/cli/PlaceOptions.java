package minima.experiments.cli;

import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** The options that say where a laboratory keeps its data, streams to and is looked at. */
final class PlaceOptions {

    private static final int CONNECT_TIMEOUT_MS = 3_000;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Default $MINIMA_DATA, else ./minima-data.")
    @Nullable
    Path dataDir;

    @Option(
            names = "--kafka",
            paramLabel = "embedded|off|HOST:PORT",
            description = "Where records are streamed to; default ${DEFAULT-VALUE}.")
    String kafka = "embedded";

    @Option(
            names = "--port",
            paramLabel = "N|off",
            description = "Port of the page; default 7070, or a free one if that is taken.")
    @Nullable
    String port;

    @Option(
            names = "--journal",
            paramLabel = "JDBC-URL",
            description = "jdbc:postgresql://… instead of the file in the data directory.")
    @Nullable
    String journal;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "How often running state is saved; default ${DEFAULT-VALUE}.")
    double checkpointEvery = 5;

    Path folder() {
        return DataDirectory.chosen(dataDir);
    }

    boolean embedded() {
        return kafka.equals("embedded");
    }

    /** The address of the user's own broker; null if it is embedded or off. */
    @Nullable
    String bootstrap() {
        return embedded() || kafka.equals("off") ? null : kafka;
    }

    /** The port to bind, 0 for any free one; -1 for none. */
    int pagePort() {
        if (port == null) {
            return isFree(7070) ? 7070 : 0;
        }
        return port.equals("off") ? -1 : Integer.parseInt(port);
    }

    /**
     * Checks what can be checked before anything is made.
     *
     * @throws InvalidInput for an occupied port or a broker that does not answer
     */
    void check() {
        if (port != null && !port.equals("off")) {
            int number = number("port", port);
            if (number != 0 && !isFree(number)) {
                throw new InvalidInput("port must be free: port=%s. Maybe --port 0 for any free one".formatted(port));
            }
        }
        if (!(checkpointEvery >= 0.01 && checkpointEvery <= 86_400)) {
            throw new InvalidInput("checkpoint-every must lie in [0.01, 86400]: checkpoint-every=" + checkpointEvery);
        }
        String bootstrap = bootstrap();
        if (bootstrap != null) {
            reach(bootstrap);
        }
    }

    private static void reach(String bootstrap) {
        int colon = bootstrap.lastIndexOf(':');
        if (colon < 1) {
            throw new InvalidInput("kafka must be embedded, off or HOST:PORT: kafka=" + bootstrap);
        }
        int number = number("kafka port", bootstrap.substring(colon + 1));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(bootstrap.substring(0, colon), number), CONNECT_TIMEOUT_MS);
        } catch (IOException absent) {
            throw new InvalidInput(
                    "a broker must answer: kafka=%s, reason=%s. Maybe --kafka embedded, or start it first"
                            .formatted(bootstrap, absent.getMessage()));
        }
    }

    private static int number(String name, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one message
        }
        throw new InvalidInput("%s must be a number from 0 to 65535: %s=%s".formatted(name, name, text));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
