import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** What the camel command of JBang runs. */
class Camel {
    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
