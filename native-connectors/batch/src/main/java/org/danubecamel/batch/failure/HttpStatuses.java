package org.danubecamel.batch.failure;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP status is about. It is read by its accessor, {@code getStatusCode()} or {@code statusCode()}, because the
 * exceptions of Camel's HTTP components and of every other HTTP client have one, and no type in common. Where reflection
 * is not possible, as in a native image that was not told of the class, nothing is decided.
 */
final class HttpStatuses {

    private static final List<String> ACCESSORS = List.of("getStatusCode", "statusCode");
    private static final Set<Integer> RECORD = Set.of(400, 409, 413, 422);
    private static final Set<Integer> SYSTEM = Set.of(401, 403, 404, 408, 429);

    private static final ClassValue<List<Method>> ACCESSOR = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return ACCESSORS.stream().flatMap(name -> find(type, name).stream()).toList();
        }
    };

    private HttpStatuses() {}

    /** Returns null where the failure has no status, or one that says nothing. */
    static @Nullable FailureKind kind(Throwable failure) {
        for (var accessor : ACCESSOR.get(failure.getClass())) {
            var kind = kind(status(failure, accessor));
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable FailureKind kind(int status) {
        if (RECORD.contains(status)) {
            return FailureKind.RECORD;
        }
        return SYSTEM.contains(status) || (status >= 500 && status <= 599) ? FailureKind.SYSTEM : null;
    }

    private static int status(Throwable failure, Method accessor) {
        try {
            return accessor.invoke(failure) instanceof Integer status ? status : 0;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0;
        }
    }

    private static List<Method> find(Class<?> type, String name) {
        try {
            var method = type.getMethod(name);
            var usable = (method.getReturnType() == int.class || method.getReturnType() == Integer.class)
                    && !Modifier.isStatic(method.getModifiers())
                    && Modifier.isPublic(method.getDeclaringClass().getModifiers());
            return usable ? List.of(method) : List.of();
        } catch (NoSuchMethodException e) {
            return List.of();
        }
    }
}
