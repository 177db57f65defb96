using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Audit.Chain;

/// <summary>What is hashed, said here and nowhere else; chainer and verifier both ask here (decision 0017).
/// SHA-256 over: previous hash (32 bytes), "wm-audit-1", seq, id, at, actor_kind, actor, terminal, use_case, outcome, object_id, reason, request_id, txid,
/// number of subjects, and of each subject alias and note, by alias.
/// Numbers are 8 bytes big-endian, ids their 16 bytes in written order, texts UTF-8 and notes their bytes, each after its length; the length of an absent value is -1.</summary>
internal sealed class Canonical
{
    public const int HashLength = 32;

    private static readonly byte[] Version = "wm-audit-1"u8.ToArray();
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    public static byte[] Start => new byte[HashLength];

    public byte[] Hash(ReadOnlySpan<byte> previous, long seq, ChainRecord record)
    {
        buffer.ResetWrittenCount();
        buffer.Write(previous);
        buffer.Write(Version);
        Number(seq);
        Id(record.Id);
        Number(record.At);
        Text(record.ActorKind);
        Id(record.Actor);
        Text(record.Terminal);
        Text(record.UseCase);
        Text(record.Outcome);
        Optional(record.ObjectId);
        Text(record.Reason);
        Id(record.RequestId);
        Number(record.TransactionId);
        Number(record.Subjects.Count);
        foreach (var subject in record.Subjects)
        {
            Id(subject.Alias);
            Bytes(subject.Note);
        }
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private void Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    private void Id(Guid value)
    {
        value.TryWriteBytes(buffer.GetSpan(16), bigEndian: true, out _);
        buffer.Advance(16);
    }

    private void Optional(Guid? value)
    {
        Number(value is null ? -1 : 16);
        if (value is { } id)
        {
            Id(id);
        }
    }

    private void Text(string? value) => Bytes(value is null ? null : Encoding.UTF8.GetBytes(value));

    private void Bytes(byte[]? value)
    {
        Number(value?.Length ?? -1);
        buffer.Write(value);
    }
}
