package org.danubecamel.kamelets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.jspecify.annotations.Nullable;

/** Takes credentials as endpoint parameters and shows them in headers of the same names. */
final class LoginComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        var given = new HashMap<String, @Nullable Object>();
        for (var name : List.copyOf(parameters.keySet())) {
            given.put(name, getAndRemoveOrResolveReferenceParameter(parameters, name, String.class));
        }
        return new ProcessorEndpoint(
                uri,
                this,
                exchange -> given.forEach((name, value) -> exchange.getMessage().setHeader(name, value)));
    }
}
