// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk that fills up under H2, on any machine and without rights: real files that cannot grow any
 * further, and of the last write as much on disk as there was room for. What lies within a file can
 * still be written again, as on any full disk.
 *
 * <p>There is one, since H2 makes its file systems itself.
 */
public final class SmallDisk extends FilePathWrapper {
  private static final String SCHEME = "smalldisk";
  private static final Object LOCK = new Object();
  private static long room = Long.MAX_VALUE;
  private static long refusals;

  /** The address of a database on it. */
  public static String url(Path file) {
    FilePath.register(new SmallDisk());
    makeRoom();
    return "jdbc:h2:" + SCHEME + ":" + file;
  }

  /** Leaves so many bytes by which files can still grow. */
  public static void leave(long bytes) {
    synchronized (LOCK) {
      room = bytes;
      refusals = 0;
    }
  }

  public static void makeRoom() {
    leave(Long.MAX_VALUE);
  }

  /** How many writes found no room since it was said how much there is. */
  public static long refusals() {
    synchronized (LOCK) {
      return refusals;
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode));
  }

  /** A file on it. */
  private static final class Channel extends FileBase {
    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      synchronized (LOCK) {
        long growth = Math.max(0, position + bytes.remaining() - file.size());
        if (growth <= room) {
          room -= growth;
          return writeAll(bytes, position);
        }
        long fitting = Math.max(0, bytes.remaining() - (growth - room));
        room = 0;
        refusals++;
        ByteBuffer part = bytes.duplicate();
        part.limit(part.position() + (int) fitting);
        writeAll(part, position);
        throw new IOException("No space left on device");
      }
    }

    private int writeAll(ByteBuffer bytes, long position) throws IOException {
      int written = 0;
      while (bytes.hasRemaining()) {
        written += file.write(bytes, position + written);
      }
      return written;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int written = write(bytes, file.position());
      file.position(file.position() + written);
      return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      synchronized (LOCK) {
        long freed = Math.max(0, file.size() - size);
        file.truncate(size);
        room += Math.min(freed, Long.MAX_VALUE - room);
        return this;
      }
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
