// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The file with the installation's key: 32 bytes in Base64, readable by the owner alone. */
final class KeyFile {
  private static final int KEY_LENGTH = 32;
  private static final int FILE_LENGTH_MAX = 200;

  private final Path path;

  KeyFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  byte[] read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("it is not there; put back the one that was made for this database");
    }
    if (isPosix() && Files.getPosixFilePermissions(path).stream().anyMatch(KeyFile::isForOthers)) {
      throw new IOException("everyone on this machine may read it; chmod 600 it");
    }
    if (Files.size(path) > FILE_LENGTH_MAX) {
      throw new IOException("it is no key");
    }
    try {
      byte[] key =
          Base64.getDecoder().decode(Files.readString(path, StandardCharsets.US_ASCII).strip());
      if (key.length == KEY_LENGTH) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no key", e);
    }
    throw new IOException("it is no key");
  }

  private static boolean isForOthers(PosixFilePermission permission) {
    return permission == PosixFilePermission.OTHERS_READ
        || permission == PosixFilePermission.OTHERS_WRITE;
  }

  private boolean isPosix() {
    Path folder = path.toAbsolutePath().getParent();
    return folder != null
        && Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
  }

  byte[] readOrMake(SecureRandom random) throws IOException {
    if (!Files.exists(path)) {
      make(random);
    }
    return read();
  }

  /** Whole under another name first: of two processes that make one, both then read the same. */
  private void make(SecureRandom random) throws IOException {
    byte[] key = new byte[KEY_LENGTH];
    random.nextBytes(key);
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new NoSuchFileException(path.toString());
    }
    Files.createDirectories(folder);
    Path whole = Files.createTempFile(folder, "laurels", ".key", ownersOnly());
    try {
      Files.writeString(whole, Base64.getEncoder().encodeToString(key) + "\n");
      Files.createLink(path, whole);
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its key counts.
      return;
    } catch (UnsupportedOperationException e) {
      // A file system without hard links: there a move tells, too, when another one was first.
      Files.move(whole, path);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private FileAttribute<?>[] ownersOnly() {
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
        : new FileAttribute<?>[0];
  }
}
