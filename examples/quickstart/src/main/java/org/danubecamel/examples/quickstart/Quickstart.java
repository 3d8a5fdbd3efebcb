package org.danubecamel.examples.quickstart;

/** Receives webhooks, passes them through Danube and appends them to a file. The routes are in the YAML file. */
public final class Quickstart {

    private Quickstart() {}

    /** Runs until the JVM is told to end, or as {@link Settings} says. */
    public static void main(String[] args) throws Exception {
        try {
            Settings settings = Settings.read(System::getProperty);
            Application application = Application.start(settings, new Progress(System.out));
            Runtime.getRuntime().addShutdownHook(new Thread(application::stop, "stop"));
            boolean arrived = application.sendSamples();
            if (settings.once()) {
                System.exit(arrived ? 0 : 1);
            }
        } catch (SetupException e) {
            System.err.println("quickstart: " + e.getMessage());
            // No shutdown hooks: nothing was accepted yet, and what has started may wait for what has not.
            Runtime.getRuntime().halt(1);
        }
    }
}
