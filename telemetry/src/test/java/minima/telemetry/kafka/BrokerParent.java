package minima.telemetry.kafka;

import java.nio.file.Path;

/** Starts a broker and waits for ever; prints the broker's process id once it is ready. */
public final class BrokerParent {

    private BrokerParent() {}

    public static void main(String[] args) throws InterruptedException {
        BrokerProcess broker = BrokerProcess.start(Path.of(args[0]));
        broker.bootstrap().toCompletableFuture().join();
        System.out.println(broker.process().pid());
        Thread.currentThread().join();
    }
}
