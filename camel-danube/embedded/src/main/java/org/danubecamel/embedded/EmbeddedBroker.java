package org.danubecamel.embedded;

import io.grpc.BindableService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.danubecamel.embedded.storage.DiskStorage;
import org.danubecamel.embedded.storage.MemoryStorage;
import org.danubecamel.embedded.storage.Storage;
import org.danubecamel.embedded.storage.StorageException;

/**
 * A Danube broker in this JVM: the real wire protocol on two ports of the loopback interface. Any Danube client in any
 * language works against it. What it has accepted is kept in memory, and lost when it closes, or in a data directory.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerThreads threads = new BrokerThreads();
    private final Storage storage;
    private final BrokerCore core;
    private final BrokerPort clientPort;
    private final BrokerPort adminPort;
    private final Faults faults;

    EmbeddedBroker(BrokerSettings settings, LongSupplier ids) {
        this.storage = storageOf(settings);
        this.core = new BrokerCore(settings, ids, threads.executor(), storage);
        this.clientPort = new BrokerPort(settings.port(), threads);
        this.adminPort = new BrokerPort(settings.adminPort(), threads);
        this.faults = new Faults(core);
    }

    private Storage storageOf(BrokerSettings settings) {
        if (settings.dataDirectory() == null) {
            return new MemoryStorage();
        }
        try {
            return DiskStorage.open(settings.dataDirectory(), settings.fsync(), threads.executor());
        } catch (StorageException e) {
            threads.close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Returns a builder with the real broker's defaults and any free ports. */
    public static EmbeddedBrokerBuilder builder() {
        return new EmbeddedBrokerBuilder();
    }

    /**
     * Opens both ports. A broker that failed to start, or was closed, cannot be started again.
     *
     * @return this broker
     * @throws IllegalStateException if a port is in use or may not be opened, or if the broker was started before
     */
    public EmbeddedBroker start() {
        List<BindableService> clientServices = List.of(
                new ProducerRpc(core),
                new ConsumerRpc(core),
                new DiscoveryRpc(core, clientPort::url),
                new HealthRpc(core),
                new StorageRpc());
        List<BindableService> adminServices = List.of(
                new TopicAdminRpc(core),
                new NamespaceAdminRpc(core),
                new BrokerAdminRpc(core, core.id(), clientPort::url, adminPort::url));
        try {
            clientPort.open(clientServices);
            adminPort.open(adminServices);
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
        return this;
    }

    /** Returns the URL for clients, such as {@code http://127.0.0.1:6650}. Needs a broker that was started. */
    public String serviceUrl() {
        return clientPort.url();
    }

    /** Returns the URL of the admin services, such as {@code http://127.0.0.1:50051}. */
    public String adminUrl() {
        return adminPort.url();
    }

    /** Returns the hooks by which a test makes this broker misbehave. */
    public Faults faults() {
        return faults;
    }

    /** Waits until the broker is closed. */
    public void awaitClose() throws InterruptedException {
        clientPort.awaitClose();
    }

    /** Refuses new calls, ends all streams with OK, lets running calls finish, and frees the ports; within seconds. */
    @Override
    public void close() {
        clientPort.refuseCalls();
        adminPort.refuseCalls();
        core.topics().all().forEach(topic -> topic.execute(topic::close));
        clientPort.close(2, TimeUnit.SECONDS);
        adminPort.close(1, TimeUnit.SECONDS);
        storage.close();
        threads.close();
    }
}
