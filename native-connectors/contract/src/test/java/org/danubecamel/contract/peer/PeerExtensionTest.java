package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

final class PeerExtensionTest {

    @Test
    void theLogIsKeptWhereATestFails() throws IOException {
        assertThat(run(OneFails.class).getTestsFailedCount()).isOne();
        assertThat(OneFails.PEER.peer().isRunning()).isFalse();
        assertThat(OneFails.log).content().contains("counting on port");
        Files.delete(OneFails.log);
    }

    @Test
    void theLogIsNotKeptWhereAllPass() {
        assertThat(run(AllPass.class).getTestsSucceededCount()).isOne();
        assertThat(AllPass.log).doesNotExist();
    }

    @Test
    void whereThePeerIsMissingNoTestRuns() {
        var summary = run(IsMissing.class);
        // Failed where CI is set.
        assertThat(summary.getContainersAbortedCount() + summary.getContainersFailedCount())
                .isOne();
        assertThat(summary.getTestsStartedCount()).isZero();
    }

    private static TestExecutionSummary run(Class<?> tests) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    // Names that surefire does not look for.

    static final class AllPass {

        @RegisterExtension
        static final PeerExtension<CounterPeer> PEER = PeerExtension.of(new CounterPeer());

        static Path log = Path.of("none");

        @Test
        void passes() throws IOException {
            log = PEER.peer().logFile();
            assertThat(PEER.peer().get()).isZero();
        }
    }

    static final class OneFails {

        @RegisterExtension
        static final PeerExtension<CounterPeer> PEER = PeerExtension.of(new CounterPeer());

        static Path log = Path.of("none");

        @Test
        void fails() {
            log = PEER.peer().logFile();
            fail("on purpose");
        }
    }

    static final class IsMissing {

        @RegisterExtension
        static final PeerExtension<CommandPeer> PEER = PeerExtension.of(new CommandPeer("missing", "") {
            @Override
            protected Program program() {
                return NativeProgram.of(Executables.system("no-such-server"));
            }
        });

        @Test
        void isNotRun() {
            fail("there is nothing to test");
        }
    }
}
