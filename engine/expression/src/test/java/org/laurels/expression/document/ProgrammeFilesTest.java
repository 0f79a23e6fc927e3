// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgrammeFilesTest {
  @TempDir Path folder;

  @Test
  void folder_isItsYamlFiles() throws IOException {
    Files.writeString(folder.resolve("b.yml"), "b");
    Files.writeString(folder.resolve("a.yaml"), "a");
    Files.writeString(folder.resolve("notes.txt"), "n");
    Files.createDirectory(folder.resolve("deeper.yaml"));
    assertThat(ProgrammeFiles.of(folder)).isEqualTo(Map.of("a.yaml", "a", "b.yml", "b"));
  }

  @Test
  void file_isItself() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.conf"), "x");
    assertThat(ProgrammeFiles.of(file)).isEqualTo(Map.of("mine.conf", "x"));
  }

  @Test
  void fileThatIsTooLarge_isNotRead() throws IOException {
    Path file = Files.write(folder.resolve("a.yaml"), new byte[DocumentLimits.SIZE_MAX + 1]);
    assertThatThrownBy(() -> ProgrammeFiles.of(file)).isInstanceOf(IOException.class);
  }

  @Test
  void fileThatIsNotText_isAProblemNotAFailure() throws IOException {
    Path file = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xff, 0, 1, (byte) 0xfe});
    ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());
    assertThat(reader.read(ProgrammeFiles.of(file))).isInstanceOf(ProgrammeReading.Refused.class);
  }
}
