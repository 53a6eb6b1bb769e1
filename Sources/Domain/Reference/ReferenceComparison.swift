/// What changes when one set of reference data takes the place of another.
public struct ReferenceComparison: Equatable, Sendable {
    /// What changes in one file.
    public struct FileChange: Equatable, Sendable {
        /// The file.
        public let file: ReferenceFile
        /// The version that the file gives itself in the old set.
        public let oldVersion: String
        /// The version that the file gives itself in the new set.
        public let newVersion: String
        /// Entries that only the new set has, ascending.
        public let added: [String]
        /// Entries that only the old set has, ascending.
        public let removed: [String]
        /// Entries whose content differs, ascending.
        public let changed: [String]

        /// Whether version and content are the same.
        public var isEmpty: Bool {
            oldVersion == newVersion && added.isEmpty && removed.isEmpty && changed.isEmpty
        }
    }

    /// Every file in the order of ``ReferenceFile``, those without a change among them.
    public let files: [FileChange]

    /// Compares two sets entry by entry.
    public init(from old: ReferenceData, to new: ReferenceData) {
        files = ReferenceFile.allCases.map { FileChange($0, from: old, to: new) }
    }

    /// A paragraph for each file: versions, counts, and the first keys of each kind of change.
    ///
    /// - Parameter keysShown: The most keys that are listed for one kind of change.
    public func summary(keysShown: Int = 10) -> String {
        files.map { $0.summary(keysShown: keysShown) }.joined(separator: "\n")
    }
}

extension ReferenceComparison.FileChange {
    fileprivate init(_ file: ReferenceFile, from old: ReferenceData, to new: ReferenceData) {
        let (before, after) = (old.table(of: file).entries, new.table(of: file).entries)
        self.file = file
        oldVersion = old.versions[file] ?? ""
        newVersion = new.versions[file] ?? ""
        added = after.keys.filter { before[$0] == nil }.sorted()
        removed = before.keys.filter { after[$0] == nil }.sorted()
        changed = after.keys.filter { key in before[key].map { $0 != after[key] } ?? false }.sorted()
    }

    fileprivate func summary(keysShown: Int) -> String {
        guard !isEmpty else { return "\(file.name): version \(oldVersion), no change" }
        var lines = ["\(file.name): version \(oldVersion) becomes \(newVersion)"]
        for (title, keys) in [("added", added), ("removed", removed), ("changed", changed)] where !keys.isEmpty {
            let rest = keys.count > keysShown ? ", …" : ""
            lines.append("  \(keys.count) \(title): \(keys.prefix(keysShown).joined(separator: ", "))\(rest)")
        }
        return lines.joined(separator: "\n")
    }
}
