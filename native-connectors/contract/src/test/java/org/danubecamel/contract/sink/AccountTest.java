package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.contract.sink.Sent.Result;
import org.junit.jupiter.api.Test;

final class AccountTest {

    private static final Result ACKNOWLEDGED = new Result(null, FailureKind.UNKNOWN);
    private static final Result REFUSED = new Result(new Exception("bad"), FailureKind.RECORD);
    private static final Result FAILED = new Result(new Exception("away"), FailureKind.SYSTEM);

    private final ContractRecord record = ContractRecord.of(1);
    private final Account once = new Account(true);
    private final Account atLeastOnce = new Account(false);

    @Test
    void whatWasAcknowledgedIsThereOnce() {
        took(once, ACKNOWLEDGED);
        assertThat(once.problems(List.of(record))).isEmpty();
        assertThat(once.problems(List.of())).singleElement().asString().contains("acknowledged, and not there");
        assertThat(once.problems(List.of(record, record)))
                .singleElement()
                .asString()
                .contains("there 2 times");
    }

    @Test
    void whatWasRefusedIsNotThere() {
        took(once, REFUSED);
        assertThat(once.problems(List.of())).isEmpty();
        assertThat(once.problems(List.of(record))).singleElement().asString().contains("refused, and there");
    }

    @Test
    void whatFailedMayBeThereOrNot() {
        took(once, FAILED);
        assertThat(once.problems(List.of())).isEmpty();
        assertThat(once.problems(List.of(record))).isEmpty();
    }

    @Test
    void eachTryOfUnknownOutcomeExcusesOneCopyUnlessNoneIsPromised() {
        took(atLeastOnce, FAILED);
        took(atLeastOnce, ACKNOWLEDGED);
        assertThat(atLeastOnce.problems(List.of(record, record))).isEmpty();
        assertThat(atLeastOnce.problems(List.of(record, record, record))).hasSize(1);
        took(once, FAILED);
        took(once, ACKNOWLEDGED);
        assertThat(once.problems(List.of(record, record))).hasSize(1);
    }

    @Test
    void whatIsThereIsWhatWasSent() {
        took(once, ACKNOWLEDGED);
        assertThat(once.problems(List.of(record.withValue("other"))))
                .anyMatch(line -> line.contains("not as it was sent"));
        assertThat(once.problems(List.of(record, ContractRecord.of(2))))
                .anyMatch(line -> line.contains("nobody has sent"));
    }

    private void took(Account account, Result result) {
        account.add(new Sent(Message.of(record), new DefaultExchange(new DefaultCamelContext())), result);
    }
}
