// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.spi.PluginException;

class RowReaderTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("Votes.xml"), text);
  }

  private static List<String> ids(Path file) {
    List<String> ids = new ArrayList<>();
    try (RowReader rows = RowReader.open(file, bytes -> {})) {
      while (rows.next()) {
        ids.add(rows.text("Id"));
      }
    }
    return ids;
  }

  @Test
  void rows_areReadFromPlainAndPackedFiles() throws IOException {
    String text = DumpFolder.xml(DumpTable.VOTES, List.of("Id='1'", "Id='2'"));
    Path packed = folder.resolve("Votes.xml.gz");
    DumpFolder.pack(packed, text);
    assertThat(ids(file(text))).containsExactly("1", "2");
    assertThat(ids(packed)).containsExactly("1", "2");
    assertThat(ids(file(text.substring(1))))
        .as("without byte order mark")
        .containsExactly("1", "2");
  }

  @Test
  void bytesRead_addUpToTheFile() throws IOException {
    Path packed = folder.resolve("Votes.xml.gz");
    DumpFolder.pack(packed, DumpFolder.xml(DumpTable.VOTES, List.of("Id='1'")));
    AtomicLong bytes = new AtomicLong();
    try (RowReader rows = RowReader.open(packed, bytes::addAndGet)) {
      while (rows.next()) {
        assertThat(rows.place()).isEqualTo("Votes.xml.gz:3");
      }
    }
    assertThat(bytes).hasValue(Files.size(packed));
  }

  @Test
  void forbiddenCharacters_doNotStopTheFile() throws IOException {
    Path file =
        file(
            DumpFolder.xml(
                DumpTable.VOTES, List.of("Id='1' Text='a&#x1F;b\u0001&#xA;'", "Id='2'")));
    assertThat(ids(file)).containsExactly("1", "2");
  }

  @Test
  void packedFile_cutShort_isNamedWithTheLine() throws IOException {
    List<String> rows = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      rows.add("Id='" + random.nextInt() + "'");
    }
    Path packed = folder.resolve("Votes.xml.gz");
    DumpFolder.pack(packed, DumpFolder.xml(DumpTable.VOTES, rows));
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> ids(packed))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching("Votes.xml.gz:\\d+: ends in the middle; the file is cut short.*");
    Files.write(packed, Arrays.copyOf(whole, 5));
    assertThatThrownBy(() -> ids(packed))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Votes.xml.gz: cannot be read or is cut short");
  }

  @Test
  void packedFile_damaged_isNamed() throws IOException {
    Path packed = folder.resolve("Votes.xml.gz");
    Files.writeString(packed, "<votes/>");
    assertThatThrownBy(() -> ids(packed))
        .isInstanceOf(PluginException.class)
        .hasMessage("Votes.xml.gz: is not a gzip file");
    DumpFolder.pack(packed, DumpFolder.xml(DumpTable.VOTES, List.of("Id='1'", "Id='2'")));
    byte[] damaged = Files.readAllBytes(packed);
    damaged[damaged.length - 6]++;
    Files.write(packed, damaged);
    assertThatThrownBy(() -> ids(packed))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("is not sound gzip");
  }

  @Test
  void plainFile_cutShortOrMalformed_isNamedWithTheLine() throws IOException {
    String text = DumpFolder.xml(DumpTable.VOTES, List.of("Id='1'", "Id='2'", "Id='3'"));
    Path cut = file(text.substring(0, text.indexOf("Id=\"3\"")));
    assertThatThrownBy(() -> ids(cut))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("Votes.xml:5: cannot be read on");
    Path malformed = file(text.replace("Id=\"2\"", "Id=<"));
    assertThatThrownBy(() -> ids(malformed))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("Votes.xml:4: cannot be read on");
    Path empty = file("");
    assertThatThrownBy(() -> ids(empty))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("Votes.xml:1: ");
  }

  @Test
  void fileOfAnotherTable_isRefused() throws IOException {
    Path file = file(DumpFolder.xml(DumpTable.POSTS, List.of()));
    assertThatThrownBy(() -> ids(file))
        .isInstanceOf(PluginException.class)
        .hasMessage("Votes.xml:2: holds <posts>, not the <votes> of a dump");
  }

  @Test
  void entitiesThatGrow_areRefusedBeforeTheyDo() throws IOException {
    StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE votes [\n");
    laughs.append("<!ENTITY a0 \"ha\">\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">\n".formatted(i, i - 1, i - 1));
    }
    Path file = file(laughs + "]>\n<votes><row Id=\"&a29;\"/></votes>");
    assertThatThrownBy(() -> ids(file))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching("Votes.xml:\\d+: has a DOCTYPE.*refused");
  }

  @Test
  void entitiesOfOtherFiles_areRefusedUnread() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
    Path file =
        file(
            "<!DOCTYPE votes [<!ENTITY x SYSTEM \"%s\">]>\n<votes><row Id=\"1\"/>&x;</votes>"
                .formatted(secret.toUri()));
    assertThatThrownBy(() -> ids(file))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("Votes.xml:1: has a DOCTYPE");
    Path outer = file("<!DOCTYPE votes SYSTEM \"http://127.0.0.1:1/x.dtd\">\n<votes/>");
    assertThatThrownBy(() -> ids(outer))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("Votes.xml:1: has a DOCTYPE");
  }

  @Test
  void unknownEntities_areRefused() throws IOException {
    Path file = file("<votes>\n<row Id=\"&x;\"/></votes>");
    assertThatThrownBy(() -> ids(file)).isInstanceOf(PluginException.class);
  }

  @Test
  void rowOfManyMegabytes_isRefused() throws IOException {
    Path file =
        Files.write(
            folder.resolve("Votes.xml"),
            ("<votes>\n<row Id=\"" + "1".repeat(9 << 20) + "\"/></votes>").getBytes(UTF_8));
    assertThatThrownBy(() -> ids(file))
        .isInstanceOf(PluginException.class)
        .hasMessage("Votes.xml:2: has a row of more than 4 MiB");
  }
}
