import Synchronization

/// Which person each key of a load has turned out to be.
final class KnownPersons: Sendable {
    private struct State {
        var persons: [Int: [UInt8]] = [:]
        var keys: [[UInt8]: Int] = [:]
    }

    private let state = Mutex(State())

    /// Holds an answer against earlier ones: a key is one person, and a person one key.
    func check(_ key: Int, _ person: [UInt8]) throws(LoadViolation) {
        let owner = state.withLock { state in
            if state.persons[key] == person { return key }
            if let owner = state.keys[person] { return owner }
            if state.persons[key] != nil { return -1 }
            state.persons[key] = person
            state.keys[person] = key
            return key
        }
        if owner != key { throw .foreign(key: key, owner: owner) }
    }
}
