/// The part of ``ClusterCoordination`` that remembers which keys the cluster's records stand on: their names, never the keys.
///
/// A process that has the keys of another cluster would find nobody, and write what nobody else reads.
public protocol KeyMarkCoordination: Sendable {
    /// Compares the names of a process's keys with those of the processes before it. When they have one in common, or there
    /// are none yet, the others are remembered as well: keys change one at a time.
    ///
    /// - Parameters:
    ///   - names: Names of keys, of letters and digits. At least one.
    ///   - use: What they are for: lower-case letters.
    /// - Returns: Whether they are the cluster's.
    func agree(on names: Set<String>, for use: String) async throws -> Bool

    /// Compares as ``agree(on:for:)`` and remembers nothing: for a process that may not write what the cluster remembers.
    ///
    /// - Returns: Whether they are the cluster's, or nothing is known yet.
    func admits(_ names: Set<String>, for use: String) async throws -> Bool
}

/// The names that are known of one use.
struct KeyMarks: Equatable {
    private(set) var names: Set<String>

    /// - Parameter text: Names with spaces between.
    init(_ text: String) { names = Set(text.split(separator: " ").map(String.init)) }

    /// The names in one form.
    var text: String { names.sorted().joined(separator: " ") }

    /// Whether one of a process's names is known, or none is yet.
    func admits(_ own: Set<String>) -> Bool { names.isEmpty || !names.isDisjoint(with: own) }

    /// Takes the names of a process in; false, with nothing changed, when none of them is known.
    mutating func take(_ own: Set<String>) -> Bool {
        guard admits(own) else { return false }
        names.formUnion(own)
        return true
    }
}
