package org.danubecamel.benchmarks.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.danubecamel.records.Record;
import org.xerial.snappy.Snappy;

/** The library's own writer of prepared rows: the cheapest that there is without a writer of one's own. */
final class BareParquet implements AutoCloseable {

    private static final MessageType TYPE = MessageTypeParser.parseMessageType(
            """
            message record {
              required int64 id;
              required int64 account;
              required int32 quantity;
              required double price;
              required boolean paid;
              required binary status (STRING);
              required binary city (STRING);
              optional binary note (STRING);
              required int64 at (TIMESTAMP(MICROS,true));
              optional int64 amount (DECIMAL(12,2));
            }""");

    private final ParquetWriter<Group> writer;

    BareParquet(OutputStream out) {
        try {
            writer = ExampleParquetWriter.builder(new Out(out))
                    .withType(TYPE)
                    .withConf(new PlainParquetConfiguration())
                    .withCodecFactory(new SnappyPages())
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withRowGroupSize(64L << 20)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows as the library has them. */
    static List<Group> prepared(List<Record> records) {
        return records.stream().map(BareParquet::group).toList();
    }

    private static Group group(Record record) {
        var group = new SimpleGroup(TYPE);
        record.asMap().forEach((name, value) -> {
            if (value instanceof Long number) {
                group.add(name, number.longValue());
            } else if (value instanceof Integer number) {
                group.add(name, number.intValue());
            } else if (value instanceof Double number) {
                group.add(name, number.doubleValue());
            } else if (value instanceof Boolean truth) {
                group.add(name, truth.booleanValue());
            } else if (value instanceof Instant time) {
                group.add(name, ChronoUnit.MICROS.between(Instant.EPOCH, time));
            } else if (value instanceof BigDecimal number) {
                group.add(name, number.unscaledValue().longValueExact());
            } else if (value != null) {
                group.add(name, value.toString());
            }
        });
        return group;
    }

    void write(Group row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library's own factory of codecs needs Hadoop. */
    private static final class SnappyPages implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                @SuppressWarnings("deprecation") // All others take a buffer from somewhere and give it back.
                public BytesInput compress(BytesInput page) throws IOException {
                    return BytesInput.from(Snappy.compress(page.toByteArray()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return codec;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("Nothing is read");
        }

        @Override
        public void release() {}
    }

    private static final class Out extends PositionOutputStream implements OutputFile {

        private final OutputStream out;
        private long position;

        Out(OutputStream out) {
            this.out = out;
        }

        @Override
        public PositionOutputStream create(long blockSize) {
            return this;
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return this;
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }
    }
}
