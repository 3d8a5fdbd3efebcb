package org.danubecamel.test.delivery;

import io.grpc.InternalConfigurator;
import io.grpc.InternalConfiguratorRegistry;
import io.grpc.ManagedChannelBuilder;
import java.util.List;

/**
 * Makes the witnesses see the calls of all channels that are built in this JVM from now on. It is the JVM's one gRPC
 * configurator, by way of an internal interface of gRPC: nothing else reaches channels that others build.
 */
final class ChannelWatch {

    private static boolean installed;

    private ChannelWatch() {}

    /**
     * Installs it, unless it is.
     *
     * @throws IllegalStateException if something else in this JVM is gRPC's configurator
     */
    static synchronized void install() {
        if (installed) {
            return;
        }
        try {
            InternalConfiguratorRegistry.setConfigurators(List.of(new InternalConfigurator() {
                @Override
                public void configureChannelBuilder(ManagedChannelBuilder<?> channel) {
                    channel.intercept(PublishWitness.INSTANCE, StreamWitness.INSTANCE);
                }
            }));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "Calls cannot be watched: another library is the gRPC configurator of this JVM. Run producers and"
                            + " consumers in processes of their own.",
                    e);
        }
        installed = true;
    }
}
