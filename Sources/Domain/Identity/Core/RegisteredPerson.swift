public import Values

/// What a row of the population register says of a person.
public struct RegisteredPerson: Sendable {
    /// Identifies the person.
    public let document: Document
    /// The person's name.
    public let name: PersonName
    /// The person's mobile number; nil when the row names none.
    public let phone: Phone?
    /// Division of residence, six digits, perhaps one that no table knows; nil when the row names none.
    public let division: Division?
    /// Order that the register gives to this version of the row (COL-13).
    public let order: SourceOrder

    /// A person as a row says.
    public init(document: Document, name: PersonName, phone: Phone?, division: Division?, order: SourceOrder) {
        self.document = document
        self.name = name
        self.phone = phone
        self.division = division
        self.order = order
    }
}
