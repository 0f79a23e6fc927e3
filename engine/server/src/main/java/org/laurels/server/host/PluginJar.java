// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.SpiVersion;

/**
 * A plugin's jar, read once: what is checked is what is loaded, whatever becomes of the file
 * meanwhile.
 */
public final class PluginJar {
  static final long BYTES_MAX = 64L * 1024 * 1024;

  private final String fileName;
  private final byte[] bytes;
  private final @Nullable Manifest manifest;

  private PluginJar(String fileName, byte[] bytes, @Nullable Manifest manifest) {
    this.fileName = fileName;
    this.bytes = bytes;
    this.manifest = manifest;
  }

  /**
   * Reads a jar.
   *
   * @throws IOException if it cannot be read, or is larger than a plugin may be
   */
  public static PluginJar read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) BYTES_MAX + 1);
    }
    if (bytes.length > BYTES_MAX) {
      throw new IOException("it is larger than " + BYTES_MAX + " bytes");
    }
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
      return new PluginJar(String.valueOf(file.getFileName()), bytes, jar.getManifest());
    }
  }

  public String fileName() {
    return fileName;
  }

  /** Of all its bytes, in hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Why it cannot run here; empty where it can. */
  public Optional<String> unfit() {
    if (manifest == null || attribute("Plugin-Id") == null) {
      return Optional.of("it is no plugin: its manifest has no Plugin-Id");
    }
    String said = attribute(SpiVersion.MANIFEST_NAME);
    if (said == null) {
      return Optional.of(
          "its manifest does not say which " + SpiVersion.MANIFEST_NAME + " it needs");
    }
    Optional<SpiVersion> needed = SpiVersion.parse(said);
    if (needed.isEmpty()) {
      return Optional.of(
          "its manifest's " + SpiVersion.MANIFEST_NAME + " is '" + said + "' and not like 1.0");
    }
    return SpiVersion.CURRENT.runs(needed.get())
        ? Optional.empty()
        : Optional.of("it needs SPI " + needed.get() + ", this is SPI " + SpiVersion.CURRENT);
  }

  private @Nullable String attribute(String name) {
    return manifest == null ? null : manifest.getMainAttributes().getValue(name);
  }

  /** Writes the jar, whole or not at all. */
  public void writeTo(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The same jar in a folder where nobody else writes. */
  Path copyTo(Path folder) throws IOException {
    return Files.write(folder.resolve(sha256() + ".jar"), bytes);
  }
}
