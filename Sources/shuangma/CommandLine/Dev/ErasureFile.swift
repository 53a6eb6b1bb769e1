import Coordination
import Synchronization

/// The ledger of erasures of a system in one process: a file of the data folder, in the form of `shuangma erasures`.
///
/// Lists that wait leave out whom it names, also when the erasure was done while the system was stopped. A copy of the
/// folder has the ledger of its own day: who was erased since has to be erased again where the copy is used.
final class ErasureFile: ErasureCoordination {
    static let name = "erasures.txt"

    private let folder: DataFolder
    private let erased: Mutex<[[UInt8]: Int64]>

    /// Reads the file, if there is one.
    ///
    /// - Throws: `Failure.wrongUse` when it cannot be read.
    init(_ folder: DataFolder) throws {
        self.folder = folder
        let known =
            try folder.readSecret(Self.name) == nil ? [] : ErasureCopy(file: folder.path(Self.name).path).entries
        erased = Mutex(Dictionary(known.map { ($0.partition, $0.at) }) { max($0, $1) })
    }

    func recordErasures(_ erasures: [ErasedPartition]) throws {
        try change { known in
            for erasure in erasures { known[erasure.partition] = max(known[erasure.partition] ?? .min, erasure.at) }
        }
    }

    func erasures() -> [ErasedPartition] { erased.withLock { Self.sorted($0) } }

    func forgetErasures(before moment: Int64) throws -> Int {
        let before = erased.withLock(\.count)
        try change { known in known = known.filter { $0.value >= moment } }
        return before - erased.withLock(\.count)
    }

    /// Changes the ledger, on disk first: what it does not hold can come back.
    private func change(_ body: (inout [[UInt8]: Int64]) -> Void) throws {
        try erased.withLock { known in
            var next = known
            body(&next)
            guard next != known else { return }
            let text = Self.sorted(next).map { $0.line + "\n" }.joined()
            try folder.writeSecret(Array(text.utf8), to: Self.name)
            known = next
        }
    }

    private static func sorted(_ known: [[UInt8]: Int64]) -> [ErasedPartition] {
        known.map { ErasedPartition(partition: $0.key, at: $0.value) }
            .sorted { $0.partition.lexicographicallyPrecedes($1.partition) }
    }
}
