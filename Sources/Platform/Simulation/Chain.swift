/// The chain of a partition, with rules as the storage's applier has them: the head gives an entry its number and the link
/// before, and entries lie under their numbers.
struct Chain: Equatable {
    struct Entry: Equatable {
        var sequence: UInt64
        var previous: UInt64
        /// The command that appended it, and which of its entries it is.
        var command: Int
        var part: Int
        var version: UInt64

        /// Its link, which whoever reads it computes: a hash stands for the real one here.
        var link: UInt64 {
            var hash = SplitMix(seed: previous)
            for part in [sequence, UInt64(command), UInt64(part)] { hash = SplitMix(seed: hash.next() ^ part) }
            return hash.next()
        }

        /// What a history calls its value.
        var value: String { Self.value(command, part) }

        static func value(_ command: Int, _ part: Int) -> String { "\(command).\(part)" }
    }

    struct Head: Equatable {
        var sequence: UInt64
        var link: UInt64
        var version: UInt64
    }

    private(set) var head: Head?
    /// By rising number.
    private(set) var entries: [Entry] = []

    /// Adds entries of a command that is applied.
    mutating func append(_ count: Int, of command: Int, version: UInt64) {
        for part in 0..<count {
            let entry = Entry(
                sequence: (head?.sequence ?? 0) + 1, previous: head?.link ?? 0, command: command, part: part,
                version: version)
            head = Head(sequence: entry.sequence, link: entry.link, version: version)
            if let place = entries.firstIndex(where: { $0.sequence == entry.sequence }) {
                entries[place] = entry
            } else {
                entries.append(entry)
            }
        }
    }

    /// The chain with its last entries only.
    func end(_ count: Int) -> Chain {
        var chain = self
        chain.entries = Array(entries.suffix(count))
        return chain
    }

    mutating func forgetHead() { head = nil }
}
