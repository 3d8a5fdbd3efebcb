package org.danubecamel.component;

import java.time.Duration;
import org.danubecamel.batch.sink.WriteGuarantee;

/** Some lives of a route, one after the other, in a world in which everything happens in an order drawn from a seed. */
final class ModelInterleaving {

    private static final int STEPS = 150;
    private static final int ENOUGH = 20_000;

    private final ModelWorld world;
    private final ModelRules rules = new ModelRules();
    private final ModelBroker broker;
    private final ModelDefect defect;
    private final DanubeConsumer owner;
    private final WriteGuarantee guarantee;
    private final FailureRules failureRules;
    private final ModelSink sink;
    private final ModelDeadLetterEndpoint deadLetterEndpoint;
    private final DeadLetters deadLetters;
    private final int poisonPercent;
    private ModelProcess process;

    /** @param owner a consumer that is not started, for its endpoint and its exception handler */
    ModelInterleaving(long seed, ModelDefect defect, DanubeConsumer owner) throws Exception {
        this.defect = defect;
        this.owner = owner;
        world = new ModelWorld(seed);
        broker = new ModelBroker(world, rules);
        guarantee = WriteGuarantee.values()[world.random.nextInt(WriteGuarantee.values().length)];
        poisonPercent = world.random.nextInt(3) * 10;
        failureRules = new FailureRules(
                "test",
                world.random.nextInt(3),
                new RetryDelay(Duration.ofMillis(1), Duration.ofMillis(8)),
                world.oneIn(5) ? OnFailure.values()[world.random.nextInt(3)] : OnFailure.DEAD_LETTER,
                0);
        sink = new ModelSink(world, guarantee, defect == ModelDefect.TRUSTS_POSITIONS_IN_A_FILTERED_LIST);
        var context = owner.getEndpoint().getCamelContext();
        deadLetterEndpoint = new ModelDeadLetterEndpoint(context, world, broker, rules, defect);
        var configuration = owner.getEndpoint().getConfiguration();
        deadLetters = new DeadLetters(
                deadLetterEndpoint,
                DeadLetterFormat.ATTRIBUTES,
                new Attributes(configuration.getHeaderFilterStrategy()));
        process = begin();
    }

    private ModelProcess begin() {
        return new ModelProcess(world, broker, rules, defect, owner, failureRules, deadLetters, guarantee, sink);
    }

    void run() {
        for (var step = 0; step < STEPS; step++) {
            step();
            check();
        }
        end();
    }

    private void step() {
        world.pass(Duration.ofMillis(world.random.nextInt(3)));
        switch (world.random.nextInt(60)) {
            case 0, 1, 2, 3, 4, 5 -> broker.publish(world.random.nextInt(100) < poisonPercent);
            case 6, 7, 8, 9, 10, 11, 12, 13, 14 -> broker.deliver();
            case 15, 16 -> broker.ackTimeout();
            case 17 -> broker.disconnect();
            case 18 -> kill();
            case 19 -> restart();
            case 20 -> {
                if (world.oneIn(4)) {
                    broker.begin();
                }
            }
            default -> world.happen();
        }
    }

    /** Nothing of the process is left, not even what it has sent. */
    private void kill() {
        world.forgetAll();
        broker.release();
        process = begin();
    }

    /** The process has some time to come to its end. */
    private void restart() {
        process.stop();
        for (var steps = world.random.nextInt(60); steps > 0; steps--) {
            world.happen();
        }
        process.close();
        for (var steps = world.random.nextInt(20); steps > 0; steps--) {
            world.happen();
        }
        kill();
    }

    /** Everything works again, and all is to be done. */
    private void end() {
        sink.behave();
        broker.behave();
        deadLetterEndpoint.behave();
        if (failureRules.onFailure() != OnFailure.DEAD_LETTER || guarantee == WriteGuarantee.NONE) {
            // Nothing else would end it.
            broker.all.forEach(message -> message.poison = false);
        }
        for (var steps = 0; steps < ENOUGH && !broker.isDone(); steps++) {
            if (process.isStopping()) {
                kill();
            }
            goOn(steps);
        }
        for (var message : broker.all) {
            rules.require(message.gone, message + " is still waiting when nothing fails any more");
            rules.require(message.isStored() || wasDeleted(message), message + " is lost");
        }
        rules.report();
    }

    /** Now and then there is another message, so that bad ones have their witness. */
    private void goOn(int step) {
        world.pass(Duration.ofMillis(1));
        switch (world.random.nextInt(8)) {
            case 0, 1 -> broker.deliver();
            default -> world.happen();
        }
        if (step % 200 == 0) {
            broker.publish(false);
        }
        if (step % 50 == 0) {
            broker.ackTimeout();
        }
        check();
    }

    private void check() {
        process.check();
        rules.report();
    }

    private boolean wasDeleted(ModelMessage message) {
        return broker.at(message.offset()) != message;
    }
}
