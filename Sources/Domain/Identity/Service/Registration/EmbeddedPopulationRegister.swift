import IdentityCore
import IdentityRecords
import StorageClient
import Values

/// The persons of this deployment as a register: whom feeds have imported, or staff have checked.
struct EmbeddedPopulationRegister: PopulationRegister {
    let people: PersonDirectory
    let metrics = ""

    func confirm(_ question: RegisterQuestion) async throws -> RegisterAnswer {
        let partition = try people.partition(of: question.document)
        guard let person = try await people.store.read(partition, .record(IdentityRecordSets.person))?.value else {
            return RegisterAnswer(.notConfirmed)
        }
        let match: RegisterAnswer.Person =
            switch question.name.likeness(to: try PersonName(person.name)) {
            case .same: .confirmed
            case .undecided: .undecided
            case .different: .notConfirmed
            }
        let number: RegisterAnswer.Number =
            if person.holds(question.phone) { .own } else {
                person.phone.isEmpty && person.lostPhoneKey.isEmpty ? .unknown : .another
            }
        return RegisterAnswer(match, number: number, residence: try? Division(person.division))
    }
}
