public import IdentityCore
public import RPC
public import Values

/// What confirms who a person is.
///
/// A deployment without one of its own has ``EmbeddedPopulationRegister``: the persons whom it has imported. A province
/// serves `identity.v1.PopulationRegister`, which ``RemotePopulationRegister`` calls.
public protocol PopulationRegister: Sendable {
    /// Says whether a document of this number and kind is of a person of this name.
    ///
    /// - Throws: ``RPCError`` when there is no answer now: the application waits. Whatever is thrown, nothing is
    ///   confirmed.
    func confirm(_ question: RegisterQuestion) async throws -> RegisterAnswer

    /// What it counts, in Prometheus's text format.
    var metrics: String { get }
}

/// What a register is asked.
public struct RegisterQuestion: Sendable {
    /// The document.
    public let document: Document
    /// The name that the applicant gives.
    public let name: PersonName
    /// The number that the applicant has proved to hold.
    public let phone: Phone

    public init(document: Document, name: PersonName, phone: Phone) {
        self.document = document
        self.name = name
        self.phone = phone
    }
}
