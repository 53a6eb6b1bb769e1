/// Leaves that one node of some tree covers: the first one and how many. The tree hash of RFC 9162 §2.1.1 is defined for
/// it by the same division as for a whole tree.
public struct LeafRange: Hashable, Sendable {
    /// Number of the first leaf, from 0.
    public let start: UInt64
    /// How many leaves, at least 1.
    public let count: UInt64

    init(_ start: UInt64, _ count: UInt64) {
        assert(count > 0, "a node covers at least one leaf")
        self.start = start
        self.count = count
    }

    /// The height of the perfect subtree that this is; nil when it is none.
    var height: Int? {
        count & (count - 1) == 0 && start & (count - 1) == 0 ? count.trailingZeroBitCount : nil
    }

    /// The two ranges below: the left one has the largest power of two that is less than the count.
    var halves: (left: LeafRange, right: LeafRange) {
        let left = UInt64(1) << (UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
        return (LeafRange(start, left), LeafRange(start + left, count - left))
    }

    /// The perfect subtrees that this consists of, from left to right.
    var perfect: [LeafRange] {
        var found: [LeafRange] = []
        var rest = self
        while rest.height == nil {
            let (left, right) = rest.halves
            found.append(left)
            rest = right
        }
        return found + [rest]
    }

    /// The nodes whose hashes prove that a leaf is in a tree, from the leaf upwards (RFC 9162 §2.1.3.1).
    ///
    /// - Returns: Nil when the tree has no such leaf.
    public static func inclusion(of leaf: UInt64, in size: UInt64) -> [LeafRange]? {
        guard leaf < size else { return nil }
        var path: [LeafRange] = []
        var node = LeafRange(0, size)
        while node.count > 1 {
            let (left, right) = node.halves
            path.append(leaf < right.start ? right : left)
            node = leaf < right.start ? left : right
        }
        return path.reversed()
    }

    /// The nodes whose hashes prove that a tree is the beginning of a larger one (RFC 9162 §2.1.4.1).
    ///
    /// - Returns: Nil when the old tree is empty or larger than the new one.
    public static func consistency(from old: UInt64, to new: UInt64) -> [LeafRange]? {
        guard old > 0, old <= new else { return nil }
        var path: [LeafRange] = []
        var node = LeafRange(0, new)
        var isWhole = true
        while node.start + node.count > old {
            let (left, right) = node.halves
            if old <= right.start {
                path.append(right)
                node = left
            } else {
                path.append(left)
                node = right
                isWhole = false
            }
        }
        if !isWhole { path.append(node) }
        return path.reversed()
    }
}
