// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transaction that seals a block of one community. Not thread-safe. */
public interface ProofUnit {
  /** Locks the end of the chain; empty while another process is sealing. */
  Optional<Head> lock();

  /** The oldest postings that wait: no more rows than this, but always one posting if any waits. */
  List<Posting> waiting(int rowsMax);

  /** The hashes of these rows, as they are stored now; what is not stored is left out. */
  Map<RowName, Sha256> hashes(Collection<RowName> rows);

  /** Writes a block and moves the end of the chain to it. */
  void append(StoredBlock block);

  /** These postings wait no longer. */
  void sealed(Collection<Posting> postings);
}
