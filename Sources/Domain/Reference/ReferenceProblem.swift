/// One thing that is wrong with a file of reference data.
public struct ReferenceProblem: Equatable, Sendable, CustomStringConvertible {
    /// Name of the file, such as `retention.json`.
    public let file: String
    /// JSON path of the value, such as `$.profiles[1].rules[0].exit`; `$` is the whole file.
    public let path: String
    /// What is wrong and what is expected, in words that follow the path.
    public let reason: String

    /// File, path and reason on one line.
    public var description: String { "\(file): \(path) \(reason)" }
}

/// Everything that is wrong with a set of reference data, in the order of files and of their content.
public struct ReferenceProblems: Error, Equatable, Sendable, CustomStringConvertible {
    /// At least one problem.
    public let problems: [ReferenceProblem]

    /// A line for each problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
