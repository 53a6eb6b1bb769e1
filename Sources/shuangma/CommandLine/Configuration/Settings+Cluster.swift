/// The keys that only processes of a cluster (`shuangma serve`) and its tools read.
extension Settings {
    static let etcd = Setting(
        "etcd.endpoints", .text, standard: "",
        meaning: "Members of etcd, host:port separated by commas.",
        advice: "Name all of them: the loss of one is then not noticed.")

    static let etcdPrefix = Setting(
        "etcd.prefix", .text, standard: "shuangma/",
        meaning: "What the keys of this cluster in etcd begin with.",
        advice: "Another one for each cluster that shares an etcd.")

    static let certificate = Setting(
        "tls.certificate", .text, standard: "",
        meaning: "Certificate of this process, PEM. Its SPIFFE ID says what the process is.",
        advice: "`shuangma certs` makes and renews it. It is read again when it changes.")

    static let key = Setting(
        "tls.key", .text, standard: "",
        meaning: "Private key of the certificate, PEM.",
        advice: "Readable by the process only.")

    static let authority = Setting(
        "tls.authority", .text, standard: "",
        meaning: "Certificates of whoever signs those of the cluster's processes and of etcd, PEM.",
        advice: "An authority for this cluster alone. Two while it is replaced: `shuangma certs rotate`.")

    static let publicTLS = Setting(
        "tls.public", .yesNo, standard: "false",
        meaning: "Whether the gateway's port for the public has TLS.",
        advice: "True, unless something in front of it has.")

    static let publicCertificate = Setting(
        "tls.publicCertificate", .text, standard: "",
        meaning: "Certificate that the gateway shows the public, PEM, followed by those between it and its authority.",
        advice: "One that browsers trust, for the name that citizens type; never one of the cluster's.")

    static let publicKey = Setting(
        "tls.publicKey", .text, standard: "",
        meaning: "Private key of the public certificate, PEM.",
        advice: "Readable by the gateway's processes only.")

    static let publicKeys = Setting(
        "keys.public", .text, standard: "",
        meaning: "File of the public keys that verify tokens, public.jwks; the same for every process.",
        advice: "`shuangma keys make` makes it. It is read again when it changes.")

    static let signingKeys = Setting(
        "keys.signing", .text, standard: "",
        meaning: "File of the private keys that sign tokens, signing.keys.",
        advice: "For processes that play the role identity only: whoever has it can act as anybody.")

    static let auditSigningKey = Setting(
        "keys.audit", .text, standard: "",
        meaning: "File of the private key that signs roots of audit, audit.keys.",
        advice: "For processes that play the role identity only. Without it no root is signed.")

    static let auditKeys = Setting(
        "keys.auditPublic", .text, standard: "",
        meaning: "File of the public keys that verify roots of audit, audit.jwks.",
        advice: "For processes that play the role identity. Publish it: whoever checks the audit needs it.")

    static let partitionKey = Setting(
        "keys.partitions", .text, standard: "",
        meaning: "File of the key that hides whose records are whose, partitions.key.",
        advice: "For services and tools; gateways and storage nodes need none. Whoever has it can try ID numbers.")

    static let recordKeys = Setting(
        "keys.records", .text, standard: "",
        meaning: "File of the keys that seal records, records.keys; the same for every process that has one.",
        advice: "For services and tools that read records; never for storage nodes. It is read again when it changes.")

    static let backupDays = Setting(
        "records.backupDays", .number(0...3_650), unit: "days", standard: "90",
        meaning:
            "Age of the oldest backup that is kept. So long keys of records and the ledger of erasures are needed.",
        advice: "As your backups are kept. Destroy older ones: whoever restores one brings erased persons back.")

    static let zone = Setting(
        "zone", .text, standard: "",
        meaning: "What fails together with this storage node, such as a rack or a site.",
        advice: "Replicas of a shard are spread over zones.")

    static let advertise = Setting(
        "advertise", .text, standard: "",
        meaning: "Host name or address at which the other processes reach this one; its `host` when empty.",
        advice: "Needed where `host` is 0.0.0.0 or ::.")

    static let detours = Setting(
        "detours", .text, standard: "",
        meaning: "Addresses to reach storage nodes by instead of those they made known: name=host:port,…",
        advice: "For networks behind translation, and for tests that put proxies between nodes.")

    static let shards = Setting(
        "storage.shards", .number(1...4096), unit: "shards", standard: "16",
        meaning: "Shards of a new cluster, a power of two.",
        advice: "A few for each node: each more makes writes dearer. They can be split later, while they serve.")

    static let replicas = Setting(
        "storage.replicas", .number(1...7), unit: "nodes", standard: "3",
        meaning: "Nodes that hold each shard. A new cluster waits for so many before it makes its first map.",
        advice: "3 keeps data through the loss of two nodes, and writable through the loss of one.")

    static let minInSync = Setting(
        "storage.minInSync", .number(1...7), unit: "nodes", standard: "2",
        meaning: "Nodes that must have a write on disk for it to be taken at all.",
        advice: "One less than the replicas.")

    static let scrubHours = Setting(
        "storage.scrubHours", .number(0...8760), unit: "hours", standard: "24",
        meaning: "From one comparison of a storage node's replicas with the others' to the next; 0 makes none.",
        advice: "Often enough that damage is found while there are whole replicas left.")

    static let blockCache = Setting(
        "storage.blockCache", .number(8...1_048_576), unit: "MiB", standard: "256",
        meaning: "Memory of a storage node for what it read from its files of late.",
        advice: "Half of a machine that does nothing else: what is not in memory is read from the disk.")

    static let recordCache = Setting(
        "storage.recordCache", .number(0...1_048_576), unit: "MiB", standard: "64",
        meaning: "Memory of a storage node for records that are read often, kept ready to be answered; 0 keeps none.",
        advice: "An eighth of a machine that does nothing else.")

    static let smsSpool = Setting(
        "sms.spool", .text, standard: "",
        meaning:
            "Folder into which the identity role puts SMS, one file each, for a program of yours to send and remove.",
        advice: "For its user only: whoever reads a file can log in as its phone. Set it, sms.gateway or sms.providers."
    )

    static let populationRegister = Setting(
        "register.address", .text, standard: "",
        meaning:
            "host:port of a program that serves identity.v1.PopulationRegister; it confirms who applies for a code, over "
            + "mutual TLS.",
        advice: "Empty takes the persons whom this deployment has imported.")

    static let smsGateway = Setting(
        "sms.gateway", .text, standard: "",
        meaning: "host:port of a program that serves identity.v1.SmsDelivery; it gets each SMS over mutual TLS.",
        advice: "Its certificate is signed by tls.authority and bears the name of the host.")

    static let smsProviders = Setting(
        "sms.providers", .text, standard: "",
        meaning:
            "JSON file with 1 to 4 providers of SMS over HTTP: name, url, key and secretFile of each; the first that takes a "
            + "message gets it.",
        advice: "docs/sms-providers.md. Name two, so that one may be away.")

    static let demonstration = Setting(
        "demonstration", .yesNo, standard: "false",
        meaning: "Whether all persons are made up: then one token may deliver rows of every source.",
        advice: "Never for real people. SMS codes stay unreadable; `shuangma dev` alone shows them.")

    static let ofClusters: [Setting] = [
        etcd, etcdPrefix, certificate, key, authority, publicTLS, publicCertificate, publicKey, publicKeys, signingKeys,
        auditSigningKey, auditKeys, partitionKey, recordKeys, backupDays, zone, advertise, detours, shards, replicas,
        minInSync, scrubHours, blockCache, recordCache,
        smsSpool,
        smsGateway, smsProviders, populationRegister, demonstration,
    ]
}
