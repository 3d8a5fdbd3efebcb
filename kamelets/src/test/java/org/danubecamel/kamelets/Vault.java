package org.danubecamel.kamelets;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Takes credentials as bean properties and shows them in headers. Public because Camel creates it. */
public final class Vault implements Processor {

    static final String USER = "VaultUser";
    static final String PASSWORD = "VaultPassword";
    static final String HINT = "VaultHint";

    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String hint;

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public void setHint(String hint) {
        this.hint = hint;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setHeader(USER, user);
        exchange.getMessage().setHeader(PASSWORD, password);
        exchange.getMessage().setHeader(HINT, hint);
    }
}
