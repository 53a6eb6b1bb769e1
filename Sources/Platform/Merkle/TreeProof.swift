/// Checks proofs of Merkle trees (RFC 9162 §2.1). Pure: whoever has two hashes and a proof needs nothing else.
public enum TreeProof {
    /// Whether a proof shows that a tree holds a leaf (RFC 9162 §2.1.3.2).
    ///
    /// - Parameters:
    ///   - leaf: Number of the leaf, from 0.
    ///   - hash: Hash of the leaf.
    ///   - path: From the leaf upwards.
    public static func includes(
        _ hash: TreeHash, at leaf: UInt64, in size: UInt64, root: TreeHash, path: [TreeHash]
    ) -> Bool {
        guard leaf < size else { return false }
        var (node, last, reached) = (leaf, size - 1, hash)
        for step in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                reached = .node(step, reached)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                reached = .node(reached, step)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && reached == root
    }

    /// Whether a proof shows that a tree is the beginning of a larger one (RFC 9162 §2.1.4.2). Trees of one size need an
    /// empty proof and equal roots. An empty tree is the beginning of every tree and needs no proof.
    public static func extends(
        from old: (size: UInt64, root: TreeHash), to new: (size: UInt64, root: TreeHash), path: [TreeHash]
    ) -> Bool {
        guard old.size <= new.size else { return false }
        if old.size == 0 { return path.isEmpty && old.root == .empty }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        var steps = path[...]
        // The old tree is a node of the new one, whose hash the proof leaves out.
        if old.size & (old.size - 1) == 0 { steps = [old.root] + steps }
        guard var reachedOld = steps.popFirst() else { return false }
        var reachedNew = reachedOld
        var (node, last) = (old.size - 1, new.size - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        for step in steps {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                reachedOld = .node(step, reachedOld)
                reachedNew = .node(step, reachedNew)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                reachedNew = .node(reachedNew, step)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && reachedOld == old.root && reachedNew == new.root
    }
}
