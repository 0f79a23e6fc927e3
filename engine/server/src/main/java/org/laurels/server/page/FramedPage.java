// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A page that belongs to no community. Whoever makes it need not know who reads it: frame and
 * language are put on before it is sent.
 */
public abstract class FramedPage extends View {
  private @Nullable Frame frame;
  private @Nullable Words words;

  /**
   * @param template name of its file among the pages, without the ending
   */
  protected FramedPage(String template) {
    super("/org/laurels/templates/pages/" + template + ".ftlh", StandardCharsets.UTF_8);
  }

  final void dress(Frame around, Words language) {
    this.frame = around;
    this.words = language;
  }

  public final Frame getFrame() {
    return required(frame);
  }

  /** The texts, short since every line of a template needs them. */
  public final Words getT() {
    return required(words);
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("a page was sent past the filter that frames it");
    }
    return part;
  }
}
