// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.laurels.core.member.Identity;

/**
 * A page of somebody else that shows widgets: of an origin of its own, as a forum's are, so that
 * what a browser makes of it here is what it makes of it there.
 */
final class DemoForum implements AutoCloseable {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>A forum with laurels</title>
      <style>
      body{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem;font:1rem/1.55 system-ui,sans-serif}
      pre{overflow-x:auto;padding:1rem;border:1px solid #8886;border-radius:8px;font-size:.85rem}
      laurels-standing,laurels-board{margin:1rem 0}
      img{max-width:100%%;height:auto}
      </style>
      <script src="%1$s/embed/laurels.js" async></script>
      </head>
      <body>
      <h1>A forum with laurels</h1>
      <p>This page stands for your forum: it comes from another address than Laurels, which the
      programme lists under <code>embeds</code>.</p>
      <h2>Where a member stands</h2>
      %2$s
      <h2>The best of this season</h2>
      %3$s
      <h2>The same as an image</h2>
      <p><img src="%1$s/embed/%4$s/standing.svg" alt="The standing of %5$s"></p>
      <h2>What is in the page for it</h2>
      <pre tabindex="0"><code>%6$s</code></pre>
      </body>
      </html>
      """;

  private final HttpServer server;

  private DemoForum(HttpServer server) {
    this.server = server;
  }

  /** Serves on a free port; nothing is shown before {@link #show}. */
  static DemoForum start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.start();
      return new DemoForum(server);
    } catch (IOException e) {
      throw new CommandFailure("cannot serve the example page: " + e.getMessage(), e);
    }
  }

  /** How browsers name it. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Shows a member's standing and a board.
   *
   * @param laurels address of the server that has them
   */
  void show(String laurels, String community, Identity member, String board) {
    String standing =
        "<laurels-standing community=\"%s\" host=\"%s\" member=\"%s\"></laurels-standing>"
            .formatted(community, member.host(), member.id());
    String lines =
        "<laurels-board community=\"%s\" board=\"%s\" limit=\"5\"></laurels-board>"
            .formatted(community, board);
    String script = "<script src=\"%s/embed/laurels.js\" async></script>".formatted(laurels);
    String code = String.join("\n", script, standing, lines).replace("<", "&lt;");
    String place = community + "/members/" + member.host() + "/" + member.id();
    byte[] page =
        PAGE.formatted(laurels, standing, lines, place, member.id(), code)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
