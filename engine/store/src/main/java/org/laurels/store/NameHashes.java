// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things by the hash of their names, as unique indexes know them. */
final class NameHashes<K> {
  private final Map<ByteBuffer, K> byHash = new HashMap<>();
  private final List<byte[]> sorted;

  NameHashes(
      int community, Collection<K> keys, Function<K, String> source, Function<K, String> id) {
    sorted = new ArrayList<>(keys.size());
    for (K key : keys) {
      byte[] hash = Sql.nameHash(community, source.apply(key), id.apply(key));
      byHash.put(ByteBuffer.wrap(hash), key);
      sorted.add(hash);
    }
    sorted.sort(Arrays::compareUnsigned);
  }

  /** All hashes in the order of an index, so that looking them up walks it once. */
  List<byte[]> sorted() {
    return sorted;
  }

  K key(byte[] hash) {
    return requireNonNull(byHash.get(ByteBuffer.wrap(hash)), "a hash that was not asked for");
  }
}
