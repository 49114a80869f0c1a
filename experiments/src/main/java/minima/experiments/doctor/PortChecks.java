package minima.experiments.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** The usual ports, on the loopback. */
public final class PortChecks {

    private PortChecks() {}

    public static List<Finding> all() {
        return List.of(
                port(7070, "page", "none is needed: the page then takes a free one, or --port N"),
                port(9092, "kafka", "none is needed: the embedded broker then takes a free one"));
    }

    static Finding port(int number, String use, String cure) {
        String check = "port " + number;
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return Finding.ok(check, "free for the " + use);
        } catch (IOException taken) {
            return Finding.warn(check, "taken, perhaps by a laboratory that runs", cure);
        }
    }
}
