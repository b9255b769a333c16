package org.biofluxopt.connect.microbiome;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.biofluxopt.text.InputError;

/** Unpacked bytes, up to a limit: a small archive that unpacks without end costs neither memory nor hours. */
class CappedInputStream extends FilterInputStream {
    static final long MAX_BYTES = 4L << 30;
    /** Sparse tables of zeros pack 70 to 300 times; deflate itself ends at 1032. */
    static final long MAX_RATIO = 500;

    static final long RATIO_MATTERS_FROM = 256L << 20;

    private final String file;
    private final long limit;
    private long read;

    /** @param packedBytes size of the archive */
    CappedInputStream(InputStream in, String file, long packedBytes) {
        super(in);
        this.file = file;
        this.limit = Math.min(MAX_BYTES, Math.max(RATIO_MATTERS_FROM, packedBytes * MAX_RATIO));
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(0, n));
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int n) {
        read += n;
        if (read > limit) {
            throw InputError.in(file)
                    .got("more than " + (limit >> 20) + " MiB when unpacked")
                    .expected("an archive of one abundance table")
                    .advice("If the table really is that large, split it by samples.")
                    .error();
        }
    }
}
