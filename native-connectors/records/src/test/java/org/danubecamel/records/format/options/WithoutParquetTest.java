package org.danubecamel.records.format.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Parquet's library is optional: without it all other formats work, and Parquet says what it needs. */
class WithoutParquetTest {

    @Test
    void parquetSaysWhatItNeeds() throws Exception {
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertThat(build(loader, "PARQUET")).contains("format=parquet needs org.apache.parquet:parquet-hadoop");
        }
    }

    @Test
    void allOthersNeedNothing() throws Exception {
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertThat(build(loader, "JSONL")).isEqualTo("jsonl");
            assertThat(build(loader, "AVRO")).isEqualTo("avro");
        }
    }

    private static String build(ClassLoader loader, String format) throws ReflectiveOperationException {
        var names = loader.loadClass(FormatName.class.getName());
        var options = loader.loadClass(FormatOptions.class.getName());
        try {
            var builder = options.getMethod("builder", names)
                    .invoke(null, names.getField(format).get(null));
            var built = builder.getClass().getMethod("build").invoke(builder);
            var made = options.getMethod("toRead").invoke(built);
            var name = loader.loadClass("org.danubecamel.records.format.Format").getMethod("name");
            return String.valueOf(name.invoke(made));
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
    }

    private static URL[] classPath() throws Exception {
        var urls = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().startsWith("parquet-")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
