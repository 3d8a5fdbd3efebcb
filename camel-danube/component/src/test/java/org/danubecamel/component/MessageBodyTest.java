package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class MessageBodyTest {

    private static final byte[] ALL_BYTES = allBytes();

    private final DefaultCamelContext context = started();
    private final Exchange exchange = new DefaultExchange(context);

    @Test
    void takesBytesAsTheyAre() {
        assertThat(MessageBody.bytes(ALL_BYTES, exchange)).isEqualTo(ALL_BYTES);
    }

    @Test
    void takesWhatRemainsOfABufferAndLeavesItAsItIs() {
        var buffer = ByteBuffer.wrap(ALL_BYTES, 3, 10);
        assertThat(MessageBody.bytes(buffer, exchange)).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(buffer.remaining()).isEqualTo(10);
    }

    @Test
    void readsAStreamWithoutTouchingItsBytes() {
        assertThat(MessageBody.bytes(new ByteArrayInputStream(ALL_BYTES), exchange))
                .isEqualTo(ALL_BYTES);
    }

    @Test
    void leavesACachedStreamReadable() throws IOException {
        var cache = new InputStreamCache(ALL_BYTES);
        assertThat(cache.read()).isZero();
        assertThat(MessageBody.bytes(cache, exchange)).isEqualTo(ALL_BYTES);
        assertThat(cache.readAllBytes()).isEqualTo(ALL_BYTES);
    }

    @Test
    void sendsTextAsUtf8WhateverTheExchangeSays() {
        exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
        assertThat(MessageBody.bytes("Grüße \uD83D\uDE00", exchange))
                .isEqualTo("Grüße \uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendsNumbersAsText() {
        assertThat(MessageBody.bytes(42, exchange)).asString().isEqualTo("42");
    }

    @Test
    void sendsAnEmptyStringAsAnEmptyMessage() {
        assertThat(MessageBody.bytes("", exchange)).isEmpty();
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> MessageBody.bytes(null, exchange))
                .hasMessageStartingWith("DNB-1102 The message has no body (null)")
                .hasMessageContaining("empty string");
    }

    @Test
    void refusesAMapRatherThanSendingItsToString() {
        assertThatThrownBy(() -> MessageBody.bytes(Map.of("a", 1), exchange))
                .hasMessageStartingWith("DNB-1102 The message's body cannot be turned into bytes: java.util.")
                .hasMessageContaining("marshal");
    }

    @Test
    void refusesAnObjectRatherThanSerialisingIt() {
        assertThatThrownBy(() -> MessageBody.bytes(new Order("7"), exchange)).hasMessageContaining("$Order");
    }

    @Test
    void saysThatAStreamBroke() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable cut");
            }
        };
        assertThatThrownBy(() -> MessageBody.bytes(broken, exchange))
                .hasMessageStartingWith("DNB-1102 The message's body could not be read")
                .hasRootCauseMessage("cable cut");
    }

    private record Order(String id) implements Serializable {}

    private static DefaultCamelContext started() {
        var context = new DefaultCamelContext();
        context.start();
        return context;
    }

    private static byte[] allBytes() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
