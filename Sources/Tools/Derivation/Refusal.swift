public import Foundation
public import ImportFiles

/// A row that was refused, of one of several files.
public struct Refusal: Sendable {
    /// The file.
    public let file: URL
    /// The row, and what is wrong with it.
    public let row: Rejection
}
