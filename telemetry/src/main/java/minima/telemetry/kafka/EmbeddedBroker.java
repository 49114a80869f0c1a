package minima.telemetry.kafka;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A Kafka broker that is its own controller, on the loopback interface, as a process of its own.
 *
 * <p>It says that it is ready by writing its address into a file, and ends when its standard input does, so it never
 * outlives the process that started it.
 */
public final class EmbeddedBroker {

    private static final String CLUSTER = "MinimaEmbeddedBrokerA";
    private static final long LONGEST_SHUTDOWN_MS = 5_000;

    private EmbeddedBroker() {}

    /**
     * Starts the broker.
     *
     * @param args its folder; the port it would like
     */
    public static void main(String[] args) {
        try {
            run(Path.of(args[0]), Integer.parseInt(args[1]));
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // threads of a broker that has failed would keep the process
        }
        Runtime.getRuntime().halt(0);
    }

    private static void run(Path folder, int wantedPort) throws Exception {
        int port = freePort(wantedPort);
        Map<String, String> settings = settings(folder, port, freePort(0));
        format(settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        announce(folder, "127.0.0.1:" + port);
        awaitEndOfInput();
        haltAnyway();
        server.shutdown();
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("log.dirs", folder.resolve("data").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.segment.bytes", Integer.toString(256 << 20));
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        // So that it is back soon after it was killed.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "300");
        return settings;
    }

    private static void format(Map<String, String> settings) throws Exception {
        String data = String.valueOf(settings.get("log.dirs"));
        new Formatter()
                .setPrintStream(new PrintStream(System.err, true))
                .setClusterId(CLUSTER)
                .setNodeId(1)
                .addDirectory(data)
                .setMetadataLogDirectory(data)
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .run();
    }

    private static void announce(Path folder, String address) throws IOException {
        Path unfinished = folder.resolve("address.tmp");
        Files.writeString(unfinished, address);
        Files.move(unfinished, folder.resolve("address"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody is meant to write.
        }
    }

    private static void haltAnyway() {
        Thread halt = new Thread(() -> {
            try {
                Thread.sleep(LONGEST_SHUTDOWN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
        halt.setDaemon(true);
        halt.start();
    }
}
