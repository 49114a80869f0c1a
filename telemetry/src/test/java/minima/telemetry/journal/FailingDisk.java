package minima.telemetry.journal;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A disk for H2 ({@code jdbc:h2:failing:path}) that is full, or fails to sync, when told to. */
public final class FailingDisk extends FilePathWrapper {

    static volatile boolean full;
    static volatile boolean syncFails;

    static {
        FilePath.register(new FailingDisk());
    }

    static JournalConfig config(java.nio.file.Path folder) {
        full = false;
        syncFails = false;
        return new JournalConfig("jdbc:h2:failing:" + folder.resolve("journal") + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FailingFile(super.open(mode));
    }

    private static final class FailingFile extends FileBaseDefault {

        private final FileChannel file;

        FailingFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return file.write(source, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (syncFails) {
                throw new IOException("Input/output error");
            }
            file.force(metaData);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
