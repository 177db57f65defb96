namespace WelfareMutual.Kernel.Sealing;

/// <summary>A value was opened whose key was asked for and is not there: the person was erased. The pipeline answers "erased".</summary>
internal sealed class PersonErasedException() : Exception("the person's key is not there any more");
