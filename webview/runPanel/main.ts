import '../common/loadTexts'
import './RunPanel'
