namespace OnnxViz.Networks;

/// <summary>Why a download from one address failed.</summary>
/// <param name="reason">In a few words.</param>
/// <param name="isLasting">Whether trying again at this address is of no use.</param>
/// <param name="inner">The failure underneath.</param>
sealed class DownloadFault(string reason, bool isLasting, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Whether trying again at this address is of no use.</summary>
    public bool IsLasting => isLasting;
}
