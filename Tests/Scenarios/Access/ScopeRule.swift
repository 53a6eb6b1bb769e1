import HealthCodeFeed
import Security
import Values

/// Whom a call of a method is about, beside the roles that its contract names: what the matrix of rights adds to them.
enum ScopeRule: Sendable {
    /// Nobody, or whom something else than the caller's role proves, such as an SMS code.
    case nobody
    /// The caller alone: the request cannot name anybody else.
    case oneself
    /// A person whom the request names. Staff with one of the roles see those who live in their divisions; verifiers
    /// anybody, as much as a gate needs.
    case person(full: Set<StaffRole>)
    /// Rows. A credential for some divisions may deliver those of its divisions: others are refused for the field.
    case rows(field: String)
    /// Rows that every credential with the role may deliver, wherever the person lives.
    case rowsFromEverywhere
    /// Accounts and feeds. A caller of some divisions reaches those within them.
    case accounts
    /// The caller's own tokens; operators and auditors reach those of accounts within their divisions.
    case tokens
    /// A venue. Citizens reach those that are theirs, staff those of their divisions.
    case venue
    /// Venues of a division that the request names; citizens name none and get their own.
    case venues
    /// Persons at a venue of the caller's divisions, wherever they live.
    case gate
    /// Everybody's data at once: only who is responsible everywhere may call.
    case everybody
    /// Evidence that the request names: its source, and authorities in whose divisions all the persons live.
    case evidence
    /// Appeals of persons who live in the divisions of the caller; others are not known.
    case appeals
    /// Cases of persons who live in the divisions of the caller; others are not known.
    case cases

    /// The rule of each method. A method that is missing here fails the tests of the matrix.
    static let all: [String: ScopeRule] = [
        "/shuangma.identity.v1.Identity/RequestSmsCode": .nobody,
        "/shuangma.identity.v1.Identity/Register": .nobody,
        "/shuangma.identity.v1.Identity/GetRegistration": .nobody,
        "/shuangma.identity.v1.Identity/Login": .nobody,
        "/shuangma.identity.v1.Identity/RefreshSession": .nobody,
        "/shuangma.identity.v1.Identity/ListSessions": .oneself,
        "/shuangma.identity.v1.Identity/RevokeSession": .oneself,
        "/shuangma.identity.v1.Identity/RevokeOtherSessions": .oneself,
        "/shuangma.identity.v1.Identity/Logout": .oneself,
        "/shuangma.identity.v1.Identity/GetProfile": .person(full: [.healthAuthority, .support]),
        "/shuangma.identity.v1.Identity/RequestConsentCode": .oneself,
        "/shuangma.identity.v1.Identity/GiveConsent": .oneself,
        "/shuangma.identity.v1.SmsReceipts/ReportReceipt": .nobody,
        "/shuangma.identity.v1.Identity/RevokeConsent": .oneself,
        "/shuangma.identity.v1.Identity/ListConsents": .oneself,
        "/shuangma.identity.v1.Identity/CorrectMyData": .oneself,
        "/shuangma.identity.v1.Identity/AddRelative": .oneself,
        "/shuangma.identity.v1.Identity/ConfirmRelative": .oneself,
        "/shuangma.identity.v1.Identity/ListRelatives": .oneself,
        "/shuangma.identity.v1.Identity/RemoveRelative": .oneself,
        "/shuangma.identity.v1.Identity/ProposeAlias": .oneself,
        "/shuangma.identity.v1.Identity/ListMyAliases": .oneself,
        "/shuangma.identity.v1.Identity/RequestProofCode": .oneself,
        "/shuangma.identity.v1.Identity/ExportMyData": .oneself,
        "/shuangma.identity.v1.Identity/ChangePhone": .oneself,
        "/shuangma.identity.v1.Identity/AddPhone": .oneself,
        "/shuangma.identity.v1.Identity/ListPhones": .oneself,
        "/shuangma.identity.v1.Identity/RemovePhone": .oneself,
        "/shuangma.identity.v1.Identity/SetPrimaryPhone": .oneself,
        "/shuangma.healthcode.v1.Holdings/ListHeld": .nobody,
        "/shuangma.tracing.v1.Holdings/ListHeld": .nobody,
        "/shuangma.tripcard.v1.Holdings/ListHeld": .nobody,
        "/shuangma.identity.v1.Register/ImportPeople": .rows(field: "division"),
        "/shuangma.identity.v1.Staff/Login": .nobody,
        "/shuangma.identity.v1.Staff/LoginFeed": .nobody,
        "/shuangma.identity.v1.Staff/Logout": .oneself,
        "/shuangma.identity.v1.Staff/BeginEnrolment": .nobody,
        "/shuangma.identity.v1.Staff/ConfirmEnrolment": .nobody,
        "/shuangma.identity.v1.Staff/ChangePassword": .oneself,
        "/shuangma.identity.v1.Staff/Bootstrap": .nobody,
        "/shuangma.identity.v1.Staff/CreateAccount": .accounts,
        "/shuangma.identity.v1.Staff/CreateFeed": .accounts,
        "/shuangma.identity.v1.Staff/ChangeAccount": .accounts,
        "/shuangma.identity.v1.Staff/SetFeedKeys": .accounts,
        "/shuangma.identity.v1.Staff/DisableAccount": .accounts,
        "/shuangma.identity.v1.Staff/EnableAccount": .accounts,
        "/shuangma.identity.v1.Staff/ResetAccount": .accounts,
        "/shuangma.identity.v1.Staff/ListAccounts": .accounts,
        "/shuangma.identity.v1.Staff/ListTokens": .tokens,
        "/shuangma.identity.v1.Staff/RevokeToken": .tokens,
        "/shuangma.identity.v1.Approvals/ListApprovals": .nobody,
        "/shuangma.identity.v1.Approvals/GetApproval": .nobody,
        "/shuangma.identity.v1.Approvals/Approve": .nobody,
        "/shuangma.identity.v1.Approvals/Reject": .nobody,
        "/shuangma.identity.v1.Cases/ListCases": .cases,
        "/shuangma.identity.v1.Cases/GetCase": .cases,
        "/shuangma.identity.v1.Cases/DecideCase": .cases,
        "/shuangma.identity.v1.Aliases/ListAliases": .person(full: [.healthAuthority, .support]),
        "/shuangma.identity.v1.Aliases/FileAlias": .person(full: [.healthAuthority, .support]),
        "/shuangma.identity.v1.Aliases/UndoAlias": .person(full: [.healthAuthority, .support]),
        "/shuangma.audit.v1.Audit/GetProof": .oneself,
        "/shuangma.audit.v1.Audit/ListRoots": .nobody,
        "/shuangma.audit.v1.Audit/ListMyLookups": .oneself,
        "/shuangma.audit.v1.Audit/ReadTrail": .person(full: [.auditor]),
        "/shuangma.audit.v1.Audit/ExportLog": .nobody,
        "/shuangma.identity.v1.Directory/ResolveDocuments": .nobody,
        "/shuangma.identity.v1.Directory/ResolvePerson": .person(full: [.healthAuthority]),
        "/shuangma.identity.v1.StaffCalls/NoteRefusal": .nobody,
        "/shuangma.identity.v1.Directory/BindDocument": .nobody,
        "/shuangma.identity.v1.Directory/GetResidences": .nobody,
        "/shuangma.identity.v1.Directory/VerifySmsCode": .nobody,
        "/shuangma.identity.v1.Directory/GetPhoneHolder": .nobody,
        "/shuangma.identity.v1.Directory/SendNotice": .nobody,
        "/shuangma.identity.v1.Directory/ResolveRelatives": .oneself,
        "/shuangma.identity.v1.Outbox/ListMessages": .nobody,
        "/shuangma.identity.v1.SmsDelivery/Deliver": .nobody,
        "/shuangma.identity.v1.PopulationRegister/ConfirmPerson": .nobody,
        "/shuangma.healthcode.v1.HealthCode/Declare": .oneself,
        "/shuangma.healthcode.v1.HealthCode/DeclareTrip": .oneself,
        "/shuangma.healthcode.v1.HealthCode/WatchHealthCode": .oneself,
        "/shuangma.healthcode.v1.HealthCode/GetHistory": .oneself,
        "/shuangma.healthcode.v1.HealthCode/GetHealthCode": .person(full: [.healthAuthority]),
        "/shuangma.healthcode.v1.HealthCode/ListNotifications": .oneself,
        "/shuangma.healthcode.v1.Evidence/ImportTests": .rowsFromEverywhere,
        "/shuangma.healthcode.v1.Evidence/ImportExposures": .rows(field: "person"),
        "/shuangma.healthcode.v1.Evidence/ImportDeclarations": .rows(field: "declaration.division"),
        "/shuangma.healthcode.v1.Evidence/ListContacts": .nobody,
        "/shuangma.healthcode.v1.HealthAuthority/ProposeProfile": .everybody,
        "/shuangma.healthcode.v1.HealthAuthority/ListProfiles": .nobody,
        "/shuangma.healthcode.v1.HealthAuthority/GetProfile": .nobody,
        "/shuangma.healthcode.v1.HealthAuthority/DryRun": .everybody,
        "/shuangma.healthcode.v1.HealthAuthority/RollBack": .everybody,
        "/shuangma.healthcode.v1.HealthAuthority/Explain": .person(full: [.healthAuthority]),
        "/shuangma.tracing.v1.Venues/RegisterVenue": .venue,
        "/shuangma.tracing.v1.Venues/GetVenue": .venue,
        "/shuangma.tracing.v1.Venues/ListVenues": .venues,
        "/shuangma.tracing.v1.Venues/RegisterDevice": .venue,
        "/shuangma.tracing.v1.Venues/RemoveDevice": .venue,
        "/shuangma.tracing.v1.Venues/MakePoster": .venue,
        "/shuangma.tracing.v1.Venues/GetVenueCode": .nobody,
        "/shuangma.tracing.v1.Venues/CheckIn": .oneself,
        "/shuangma.tracing.v1.Venues/ScanPerson": .gate,
        "/shuangma.tracing.v1.Venues/SubmitOfflineScans": .gate,
        "/shuangma.tracing.v1.Venues/ListMyCheckIns": .oneself,
        "/shuangma.healthcode.v1.HealthCode/FileAppeal": .oneself,
        "/shuangma.healthcode.v1.HealthCode/ListMyAppeals": .oneself,
        "/shuangma.healthcode.v1.HealthAuthority/ListAppeals": .appeals,
        "/shuangma.healthcode.v1.HealthAuthority/GetAppeal": .appeals,
        "/shuangma.healthcode.v1.HealthAuthority/DecideAppeal": .appeals,
        "/shuangma.healthcode.v1.Evidence/WithdrawEvidence": .evidence,
        "/shuangma.healthcode.v1.Evidence/GetRecall": .evidence,
        "/shuangma.healthcode.v1.Evidence/ListRecallChanges": .evidence,
        "/shuangma.healthcode.v1.Recognition/IssueAssertion": .oneself,
        "/shuangma.healthcode.v1.Recognition/PresentAssertion": .oneself,
        "/shuangma.healthcode.v1.Recognition/GetRecognition": .oneself,
        "/shuangma.healthcode.v1.Recognition/VerifyAssertion": .nobody,
        "/shuangma.healthcode.v1.Recognition/AskProvince": .nobody,
        "/shuangma.healthcode.v1.Recognition/AnswerProvince": .nobody,
        "/shuangma.healthcode.v1.Recognition/AdmitByDocument": .nobody,
        "/shuangma.healthcode.v1.Recognition/GetTrustList": .nobody,
        "/shuangma.healthcode.v1.Recognition/InstallTrustList": .everybody,
        "/shuangma.tripcard.v1.TripCard/QueryTripCard": .nobody,
        "/shuangma.tripcard.v1.TripCard/GetTripCard": .nobody,
        "/shuangma.tripcard.v1.OperatorFeed/ImportStays": .rowsFromEverywhere,
        "/shuangma.riskareas.v1.RiskAreas/ImportRiskAreas": .rows(field: "division"),
        "/shuangma.riskareas.v1.RiskAreas/ListRiskAreas": .nobody,
        "/shuangma.riskareas.v1.RiskAreas/WatchRiskAreas": .nobody,
        "/shuangma.gateway.v1.MergeGateway/GetMergedCode": .person(full: [.healthAuthority]),
        "/shuangma.gateway.v1.MergeGateway/RequestTripVerification": .oneself,
        "/shuangma.gateway.v1.MergeGateway/VerifyTrip": .oneself,
        "/shuangma.gateway.v1.MergeGateway/RevokeTripConsent": .oneself,
        "/shuangma.storage.v1.Storage/Read": .nobody,
        "/shuangma.storage.v1.Storage/Write": .nobody,
        "/shuangma.storage.v1.Storage/WriteBatch": .nobody,
        "/shuangma.storage.v1.Storage/Scan": .nobody,
        "/shuangma.storage.v1.Storage/Watch": .nobody,
        "/shuangma.storage.v1.Storage/GetShardMap": .nobody,
        "/shuangma.storage.v1.Replication/Replicate": .nobody,
        "/shuangma.storage.v1.Replication/InstallSnapshot": .nobody,
        "/shuangma.storage.v1.Maintenance/BackUpShard": .everybody,
        "/shuangma.storage.v1.Maintenance/RestoreRecords": .everybody,
        "/shuangma.storage.v1.Maintenance/ScrubShard": .everybody,
        "/shuangma.storage.v1.Comparison/DigestShard": .nobody,
        "/shuangma.storage.v1.Comparison/RebuildReplica": .nobody,
        "/grpc.health.v1.Health/Check": .nobody,
        "/grpc.health.v1.Health/Watch": .nobody,
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo": .nobody,
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo": .nobody,
    ]
}
