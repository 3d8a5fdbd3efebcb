package org.danubecamel.contract.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Each check of the suite finds the source that does what it is against. With {@code -Ddanube.test.defects=all} it is seen
 * that no other check finds it, which takes some minutes.
 */
class SourceDefectTest {

    private static final boolean ALL_CHECKS = "all".equals(System.getProperty("danube.test.defects"));

    private static Defect planted = Defect.NONE;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theCheckForItFindsTheDefect(Defect defect) {
        planted = defect;

        assertThat(Set.copyOf(failedChecks())).isEqualTo(defect.checks());
    }

    @Test
    void thereIsADefectForEachCheck() {
        assertThat(Arrays.stream(Defect.values()).flatMap(defect -> defect.checks().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        SourceCheck.all().stream().map(SourceCheck::name).toList());
    }

    private static List<String> failedChecks() {
        var failed = new ArrayList<String>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Defective.class))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(test.getDisplayName());
                }
            }
        });
        return failed;
    }

    /** Run by the test above. */
    static final class Defective extends SourceContract {

        @RegisterExtension
        static final PeerExtension<DirectoryPeer> PEER = PeerExtension.of(new DirectoryPeer());

        @Override
        List<SourceCheck> checks() {
            return SourceCheck.all().stream()
                    .filter(check -> ALL_CHECKS || planted.checks().contains(check.name()))
                    .toList();
        }

        @Override
        protected SourceUnderTest source() {
            return LinesUnderTest.with(PEER.peer(), planted);
        }
    }
}
